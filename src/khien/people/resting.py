"""Who should rest today, for who leads them: names and minutes, never what was seen."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db import models

from khien.core.calendars import HANOI, today
from khien.core.permissions import Permission
from khien.people.exposure import budgets_of
from khien.people.exposure_rules import Budget
from khien.people.models import Duty, Exposure, Scope, User


@dataclass(frozen=True)
class Tired:
    user: User
    budget: Budget


def tired(leader: User, *, now: datetime) -> list[Tired]:
    """The most first. Five queries, whatever their number."""
    led = _led(leader.scope(Permission.STAFF_CARE), now)
    begin = datetime.combine(today(now), time(), HANOI)
    met = Exposure.objects.filter(at__gte=begin, user__in=led.values("user")).values("user")
    people = list(User.objects.filter(is_active=True, pk__in=met).order_by("folded_name", "pk"))
    budgets = budgets_of([each.pk for each in people], now=now)
    found = [Tired(each, budgets[each.pk]) for each in people]
    found = [each for each in found if each.budget.is_spent or each.budget.needs_rest]
    return sorted(found, key=lambda each: -each.budget.used)


def _led(scope: Scope, now: datetime) -> "models.QuerySet[Duty]":
    duties: models.QuerySet[Duty] = Duty.objects.in_force(now)
    return duties if scope.everywhere else duties.filter(territory__in=scope.communes)
