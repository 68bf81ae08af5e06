"""Targets of some communes, and what each indicator reads: the worker reads it, as every night."""

from datetime import date, datetime
from decimal import Decimal

from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.directory.queries import communes_of_installation
from khien.indicators import actions
from khien.indicators.actions.targets import Wanted
from khien.indicators.jobs import read_once
from khien.indicators.models import Indicator
from khien.people.models import User
from khien.steering.queries import plan_of

_BASIS = "45/QĐ-UBND"


def read_figures(officer: User, *, now: datetime) -> None:
    """In the year's first days three communes are asked for less than all."""
    actions.write_down_definitions(by=SYSTEM, now=now)
    day = today(now)
    plan = plan_of(day)
    objective = plan.objectives.first() if plan else None
    if objective is not None:
        indicator = Indicator.objects.get(code=objective.measure)
        year = date(day.year, 1, 1), date(day.year, 12, 31)
        for nth, commune in enumerate(communes_of_installation(day).order_by("pk")[:3]):
            wanted = Wanted(indicator, commune.pk, Decimal(80 + 5 * nth), *year, _BASIS)
            actions.set_target(objective, wanted, by=officer, now=now)
    read_once.defer()
