"""Writing institutions: new ones, and new versions of those that changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.core.fold import fold
from khien.core.ids import new_id
from khien.directory.copying import copy_rows
from khien.directory.importer import Entry, Fate, Outcome
from khien.directory.models import (
    InstitutionProfile,
    InstitutionType,
    Kind,
    Level,
    Organisation,
    OrganisationIdentifier,
    OrganisationVersion,
)
from khien.directory.periods import since

_BATCH = 500
_FACTS = ("name", "folded_name", "place", "contact", "hours", "latitude", "longitude")


@dataclass(frozen=True)
class InstitutionsCreated(ledger.Event):
    count: int


@transaction.atomic
def create_institutions(
    entries: Sequence[Entry], *, first_day: date, by: Actor, now: datetime
) -> list[Organisation]:
    """New schools and facilities that hold from `first_day`, in the order given."""
    made = _create(entries, first_day, now)
    ledger.record(InstitutionsCreated(new_id(), len(made)), by=by, now=now)
    return made


def write_fates(fates: Iterable[Fate], *, first_day: date, now: datetime) -> None:
    """What a confirmed list asks for; the caller holds the transaction and tells the ledger."""
    fates = list(fates)
    created = [f.entry for f in fates if f.outcome == Outcome.CREATED and f.entry]
    _create(created, first_day, now)
    _update([fate for fate in fates if fate.outcome == Outcome.UPDATED], now)


def _create(entries: Sequence[Entry], first_day: date, now: datetime) -> list[Organisation]:
    made = [Organisation(kind=_kind(entry)) for entry in entries]
    pairs = list(zip((one.pk for one in made), entries, strict=True))
    valid = since(first_day)
    copy_rows(Organisation, ["id", "kind"], ((one.pk, one.kind) for one in made))
    _copy_versions(pairs, valid, now)
    copy_rows(
        InstitutionProfile,
        ["id", "organisation", "type", "valid"],
        ((new_id(), key, entry.type, valid) for key, entry in pairs),
    )
    _add_codes(pairs, first_day)
    return made


def _copy_versions(pairs: Sequence[tuple[UUID, Entry]], valid: DateRange, now: datetime) -> None:
    facts = [_facts(entry) for _, entry in pairs]
    names = ["id", "organisation", "type", "level", "legal_basis", "valid", "recorded_at"]
    copy_rows(
        OrganisationVersion,
        [*names, *_FACTS],
        (
            (new_id(), key, "", Level.NONE, "", valid, now, *values.values())
            for (key, _), values in zip(pairs, facts, strict=True)
        ),
    )


def _kind(entry: Entry) -> Kind:
    cares = entry.type == InstitutionType.CARE_FACILITY
    return Kind.CARE_FACILITY if cares else Kind.SCHOOL


def _facts(entry: Entry) -> dict[str, object]:
    """In the order of `_FACTS`."""
    return {
        "name": entry.name,
        "folded_name": fold(entry.name),
        "place_id": entry.commune_id,
        "contact": entry.contact,
        "hours": entry.hours,
        "latitude": entry.latitude,
        "longitude": entry.longitude,
    }


def _add_codes(pairs: Sequence[tuple[UUID, Entry]], first_day: date) -> None:
    valid = since(first_day)
    copy_rows(
        OrganisationIdentifier,
        ["id", "organisation", "scheme", "value", "valid"],
        ((new_id(), key, e.scheme, e.code, valid) for key, e in pairs if e.code),
    )


def _update(fates: Sequence[Fate], now: datetime) -> None:
    """From today on; a version that itself began today is amended, so none lasts zero days."""
    day = today(now)
    entries = {f.known.organisation_id: f.entry for f in fates if f.known and f.entry}
    _new_versions(entries, day, now)
    _new_types(entries, day)
    uncoded = [
        (f.known.organisation_id, f.entry)
        for f in fates
        if f.known and f.entry and not f.known.code
    ]
    _add_codes(uncoded, day)


def _new_versions(entries: dict[UUID, Entry], day: date, now: datetime) -> None:
    present = list(
        OrganisationVersion.objects.filter(organisation__in=entries, valid__contains=day)
    )
    amended, ended, begun = [], [], []
    for version in present:
        facts = _merged(version, entries[version.organisation_id])
        if all(getattr(version, name) == value for name, value in facts.items()):
            continue
        if version.valid.lower == day:
            for name, value in facts.items():
                setattr(version, name, value)
            amended.append(version)
            continue
        begun.append(
            OrganisationVersion(
                organisation_id=version.organisation_id,
                level=version.level,
                legal_basis=version.legal_basis,
                valid=since(day, version.valid.upper),
                recorded_at=now,
                **facts,
            )
        )
        version.valid = since(version.valid.lower, day)
        ended.append(version)
    OrganisationVersion.objects.bulk_update(amended, _FACTS, batch_size=_BATCH)
    OrganisationVersion.objects.bulk_update(ended, ["valid"], batch_size=_BATCH)
    OrganisationVersion.objects.bulk_create(begun, batch_size=_BATCH)


def _merged(version: OrganisationVersion, entry: Entry) -> dict[str, object]:
    """What the row says; an empty cell leaves what is there."""
    facts = _facts(entry)
    facts["contact"] = entry.contact or version.contact
    facts["hours"] = entry.hours or version.hours
    if entry.latitude is None:
        facts["latitude"], facts["longitude"] = version.latitude, version.longitude
    return facts


def _new_types(entries: dict[UUID, Entry], day: date) -> None:
    amended, ended, begun = [], [], []
    for profile in InstitutionProfile.objects.filter(organisation__in=entries, valid__contains=day):
        wanted = entries[profile.organisation_id].type
        if profile.type == wanted:
            continue
        if profile.valid.lower == day:
            profile.type = wanted
            amended.append(profile)
            continue
        begun.append(
            InstitutionProfile(
                organisation_id=profile.organisation_id,
                type=wanted,
                valid=since(day, profile.valid.upper),
            )
        )
        profile.valid = since(profile.valid.lower, day)
        ended.append(profile)
    InstitutionProfile.objects.bulk_update(amended, ["type"], batch_size=_BATCH)
    InstitutionProfile.objects.bulk_update(ended, ["valid"], batch_size=_BATCH)
    InstitutionProfile.objects.bulk_create(begun, batch_size=_BATCH)
