"""Offices that are added, organisations that take another name or are reached another way."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

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
class OrganisationReached(ledger.Event):
    """Where it is reached or when somebody is there was written down."""

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
    _hold(latest, first_day, now, name=name, folded_name=fold(name))
    ledger.record(OrganisationRenamed(organisation.pk, first_day), by=by, now=now)


@transaction.atomic
def reach(
    organisation: Organisation,
    *,
    contact: str,
    hours: str,
    first_day: date,
    by: Actor,
    now: datetime,
) -> None:
    """Another telephone, address or hours from a day on; on its own first day it is amended."""
    versions = OrganisationVersion.objects.select_for_update().filter(organisation=organisation)
    latest = versions.order_by("-valid")[0]
    facts = {"contact": contact.strip(), "hours": " ".join(hours.split())}
    rules.check_can_reach(organisation.kind, latest, first_day=first_day, **facts)
    _hold(latest, first_day, now, **facts)
    ledger.record(OrganisationReached(organisation.pk, first_day), by=by, now=now)


def _hold(latest: OrganisationVersion, first_day: date, now: datetime, **facts: Any) -> None:
    """From that day on with these facts; before it as it was."""
    if latest.valid.lower == first_day:
        for name, value in facts.items():
            setattr(latest, name, value)
        latest.save(update_fields=list(facts))
        return
    until = latest.valid.upper
    latest.valid = since(latest.valid.lower, first_day)
    latest.save(update_fields=["valid"])
    kept = {
        field.attname: getattr(latest, field.attname)
        for field in OrganisationVersion._meta.concrete_fields
        if not field.primary_key
    }
    changed = kept | {"valid": since(first_day, until), "recorded_at": now}
    OrganisationVersion.objects.create(**changed | facts)


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
