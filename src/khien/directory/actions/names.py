"""Offices that are added, and organisations that take another name."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.fold import fold
from khien.directory import rules
from khien.directory.models import (
    HierarchyEdge,
    HierarchyKind,
    Kind,
    Organisation,
    OrganisationVersion,
)
from khien.directory.periods import since


@dataclass(frozen=True)
class OrganisationRenamed(ledger.Event):
    first_day: date


@dataclass(frozen=True)
class OfficeAdded(ledger.Event):
    first_day: date


@transaction.atomic
def rename(
    organisation: Organisation, *, name: str, first_day: date, by: Actor, now: datetime
) -> None:
    """The name before stays true up to the day before; on its own first day it is amended."""
    name = " ".join(name.split())
    versions = OrganisationVersion.objects.select_for_update().filter(organisation=organisation)
    latest = versions.order_by("-valid")[0]
    rules.check_can_rename(organisation.kind, latest, name=name, first_day=first_day)
    if latest.valid.lower == first_day:
        latest.name, latest.folded_name = name, fold(name)
        latest.save(update_fields=["name", "folded_name"])
    else:
        _follow(latest, name, first_day, now)
    ledger.record(OrganisationRenamed(organisation.pk, first_day), by=by, now=now)


def _follow(latest: OrganisationVersion, name: str, first_day: date, now: datetime) -> None:
    until = latest.valid.upper
    latest.valid = since(latest.valid.lower, first_day)
    latest.save(update_fields=["valid"])
    OrganisationVersion.objects.create(
        organisation_id=latest.organisation_id,
        name=name,
        folded_name=fold(name),
        type=latest.type,
        level=latest.level,
        latitude=latest.latitude,
        longitude=latest.longitude,
        place_id=latest.place_id,
        contact=latest.contact,
        legal_basis=latest.legal_basis,
        valid=since(first_day, until),
        recorded_at=now,
    )


@transaction.atomic
def add_office(
    territory: Organisation, *, name: str, kind: Kind, first_day: date, by: Actor, now: datetime
) -> Organisation:
    name = " ".join(name.split())
    rules.check_can_name(name)
    office = Organisation.objects.create(kind=kind)
    valid = since(first_day)
    OrganisationVersion.objects.create(
        organisation=office, name=name, folded_name=fold(name), valid=valid, recorded_at=now
    )
    HierarchyEdge.objects.create(
        kind=HierarchyKind.TERRITORIAL, parent=territory, child=office, valid=valid
    )
    ledger.record(OfficeAdded(office.pk, first_day), by=by, now=now)
    return office
