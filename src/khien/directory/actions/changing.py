"""Steps that changes of organisations are made of: who ends, who begins, what goes over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from khien.core.fold import fold
from khien.directory import rules
from khien.directory.models import (
    ChangeEvent,
    ChangeKind,
    Extent,
    HierarchyEdge,
    InstitutionProfile,
    InstitutionType,
    Kind,
    Organisation,
    OrganisationIdentifier,
    OrganisationVersion,
    Scheme,
    SuccessionEdge,
)
from khien.directory.periods import since
from khien.directory.queries.latest import latest_names

_SCHEMES = {Kind.ADMINISTRATIVE_UNIT: Scheme.GSO, Kind.CARE_FACILITY: Scheme.FACILITY}


@dataclass(frozen=True)
class Decided:
    """The decision a change rests on. `wording`: the words of the source."""

    day: date
    legal_basis: str
    wording: str
    now: datetime


@dataclass(frozen=True)
class Named:
    """What something new is called. `type`: "Xã", "Phường"; of a school, its institution type."""

    name: str
    type: str = ""
    code: str = ""


def event_of(kind: ChangeKind, unit: UUID, said: Decided) -> ChangeEvent:
    return ChangeEvent.objects.create(
        kind=kind,
        organisation_id=unit,
        date=said.day,
        legal_basis=said.legal_basis,
        wording=said.wording,
    )


def follow(event: ChangeEvent, old: UUID, new: UUID, extent: Extent) -> None:
    SuccessionEdge.objects.create(event=event, predecessor_id=old, successor_id=new, extent=extent)


def newest(unit: UUID, day: date) -> OrganisationVersion:
    """What is known last of it, locked; Refused where it may not be changed on that day."""
    versions = OrganisationVersion.objects.select_for_update().filter(organisation=unit)
    latest = versions.order_by("-valid")[0]
    lives = versions.filter(valid__contains=day - timedelta(days=1)).exists()
    ended = latest.valid.upper is not None and latest.valid.upper <= day
    rules.check_can_change(latest.name, latest.valid.lower, day=day, lives=lives and not ended)
    return latest


def renewed(latest: OrganisationVersion, said: Decided, **changes: Any) -> OrganisationVersion:
    """From that day on with these changes; before it as it was."""
    until = latest.valid.upper
    latest.valid = since(latest.valid.lower, said.day)
    latest.save(update_fields=["valid"])
    facts = {
        field.attname: getattr(latest, field.attname)
        for field in OrganisationVersion._meta.concrete_fields
        if not field.primary_key
    }
    changed = facts | {
        "valid": since(said.day, until),
        "legal_basis": said.legal_basis,
        "recorded_at": said.now,
    }
    return OrganisationVersion.objects.create(**changed | changes)


def begin(like: OrganisationVersion, named: Named, said: Decided) -> Organisation:
    """Something new of the kind, level, place and standing that the other has."""
    rules.check_can_name(named.name)
    unit = Organisation.objects.create(kind=like.organisation.kind)
    institution = named.type in InstitutionType.values
    OrganisationVersion.objects.create(
        organisation=unit,
        name=named.name,
        folded_name=fold(named.name),
        type="" if institution else named.type or like.type,
        level=like.level,
        place_id=like.place_id,
        latitude=like.latitude,
        longitude=like.longitude,
        legal_basis=said.legal_basis,
        valid=since(said.day),
        recorded_at=said.now,
    )
    if institution:
        InstitutionProfile.objects.create(organisation=unit, type=named.type, valid=since(said.day))
    _stand_likewise(unit, like.organisation_id, said.day)
    return unit


def _stand_likewise(unit: Organisation, like: UUID, day: date) -> None:
    eve = day - timedelta(days=1)
    edges = HierarchyEdge.objects.filter(child=like, valid__contains=eve)
    HierarchyEdge.objects.bulk_create(
        HierarchyEdge(kind=edge.kind, parent_id=edge.parent_id, child=unit, valid=since(day))
        for edge in edges
    )


def give_code(unit: Organisation, code: str, day: date) -> None:
    """A code may have been another's up to the day before."""
    if not code:
        return
    scheme = _SCHEMES.get(Kind(unit.kind), Scheme.MOET)
    taken = OrganisationIdentifier.objects.filter(
        scheme=scheme, value=code, valid__overlap=since(day)
    ).first()
    holder = latest_names([taken.organisation_id])[taken.organisation_id] if taken else ""
    rules.check_code(code, holder)
    OrganisationIdentifier.objects.create(
        organisation=unit, scheme=scheme, value=code, valid=since(day)
    )


def end_codes(unit: UUID, day: date) -> None:
    _end(OrganisationIdentifier.objects.filter(organisation=unit), day)


def end(latest: OrganisationVersion, day: date) -> None:
    """It exists no more from that day; what hangs on it is handed on before."""
    unit = latest.organisation_id
    latest.valid = since(latest.valid.lower, day)
    latest.save(update_fields=["valid"])
    end_codes(unit, day)
    _end(InstitutionProfile.objects.filter(organisation=unit), day)
    _end(HierarchyEdge.objects.filter(child=unit), day)


def hand_on(old: UUID, new: UUID, said: Decided) -> None:
    """Who lay in, or was below, a unit that went whole, is in the one that took it."""
    placed = OrganisationVersion.objects.filter(place=old, valid__contains=said.day)
    for version in placed:
        if version.valid.lower == said.day:
            version.place_id = new
            version.save(update_fields=["place"])
        else:
            renewed(version, said, place_id=new)
    below = HierarchyEdge.objects.filter(parent=old, valid__contains=said.day).exclude(child=new)
    for edge in list(below):
        child, kind = edge.child_id, edge.kind
        _end([edge], said.day)
        HierarchyEdge.objects.create(
            kind=kind, parent_id=new, child_id=child, valid=since(said.day)
        )


def _end(rows: Iterable[Any], day: date) -> None:
    """Dated rows up to the day before; what would begin later never does."""
    for row in list(rows):
        lower, upper = row.valid.lower, row.valid.upper
        if lower is not None and lower >= day:
            row.delete()
        elif upper is None or upper > day:
            row.valid = since(lower, day)
            row.save(update_fields=["valid"])
