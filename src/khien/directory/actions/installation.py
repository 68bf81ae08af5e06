"""Choosing the province an installation works for."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.directory import queries, rules
from khien.directory.actions.offices import create_offices, load_scope_rules
from khien.directory.models import Installation, Organisation


@dataclass(frozen=True)
class ProvinceChosen(ledger.Event):
    sample: bool


@transaction.atomic
def choose_province(
    province: Organisation, *, sample: bool, by: Actor, now: datetime
) -> Installation:
    """Once: an installation keeps its province. The same choice again changes nothing."""
    there = queries.installation()
    chosen = queries.provinces(today(now)).filter(pk=province.pk).first()
    rules.check_can_set_up(there, chosen)
    if there is not None:
        return there
    installation = Installation.objects.create(province=province, sample=sample, set_up_at=now)
    ledger.record(ProvinceChosen(province.pk, sample), by=by, now=now)
    return installation


@transaction.atomic
def set_up(province: Organisation, *, sample: bool, by: Actor, now: datetime) -> Installation:
    """Province, scope rules and the offices with their functions, in one go."""
    installation = choose_province(province, sample=sample, by=by, now=now)
    load_scope_rules()
    create_offices(province, by=by, now=now)
    return installation
