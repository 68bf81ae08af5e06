"""Deadlines of cases: what they are called, who moves them, who is reminded."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.clock_subjects import Keeper, Named, Receivers, register
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.people.models import User
from khien.people.on_duty import on_duty
from khien.support.models import Case
from khien.support.queries import visible_to
from khien.support.queries.cases import kept_away_from_cases

_OF_THE_CHAIR = "child_decision"
CODES = ("emergency_measure", "temporary_separation", "child_plan", _OF_THE_CHAIR)


def named(user: Any, subjects: Collection[UUID]) -> dict[UUID, Named]:
    if not isinstance(user, User):
        return {}
    rows = visible_to(user).filter(pk__in=subjects).values_list("pk", "number")
    return {
        pk: Named(_("Hồ sơ %(number)s") % {"number": number}, reverse("support:case", args=[pk]))
        for pk, number in rows
    }


def may_change(user: Any, clock: RunningClock) -> bool:
    """The chair moves the officer's deadlines, the province also the chair's: nobody their own."""
    if not isinstance(user, User):
        return False
    case = visible_to(user).filter(pk=clock.subject).only("commune_id").first()
    if case is None:
        return False
    if user.scope(Permission.CASE_OVERSEE).holds_in(case.commune_id):
        return True
    chairs = user.scope(Permission.CASE_APPROVE).holds_in(case.commune_id)
    return chairs and clock.rule.code != _OF_THE_CHAIR


def receivers(subjects: Collection[UUID], now: datetime) -> dict[UUID, Receivers]:
    """The officer who opened it while they work there, else all who do; the chair; the province."""
    duties = on_duty(now)
    workers = duties.by_commune(Permission.CASE_WORK)
    chairs = duties.by_commune(Permission.CASE_APPROVE)
    province = duties.everywhere(Permission.CASE_OVERSEE)
    cases = Case.objects.filter(pk__in=subjects)
    rows = list(cases.only("commune_id", "officer_id", "incident_id"))
    away = kept_away_from_cases(rows)
    found = {}
    for case in rows:
        there = workers.get(case.commune_id, set())
        own = there & {case.officer_id} or there
        found[case.pk] = Receivers(
            duties.free_of(own, away[case.pk]) or duties.free_of(there, away[case.pk]),
            duties.free_of(chairs.get(case.commune_id, set()), away[case.pk]),
            duties.free_of(province, away[case.pk]),
        )
    return found


def publish() -> None:
    register(CODES, Keeper(named, may_change, receivers))
