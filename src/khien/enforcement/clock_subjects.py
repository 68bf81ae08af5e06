"""Deadlines of violations: what they are called, who moves them, who is reminded."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.clock_subjects import Keeper, Named, Receivers, register
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.enforcement.models import Violation
from khien.enforcement.queries import visible_to
from khien.intake.queries.scope import kept_away_from
from khien.people.models import User
from khien.people.on_duty import on_duty

CODES = ("violation_verification",)


def named(user: Any, subjects: Collection[UUID]) -> dict[UUID, Named]:
    if not isinstance(user, User):
        return {}
    rows = visible_to(user).filter(pk__in=subjects).values_list("pk", "number")
    return {
        pk: Named(
            _("Vi phạm %(number)s") % {"number": number},
            reverse("enforcement:violation", args=[pk]),
        )
        for pk, number in rows
    }


def may_change(user: Any, clock: RunningClock) -> bool:
    """Somebody of the office, but not the one whose deadline it is."""
    if not isinstance(user, User):
        return False
    own = visible_to(user).filter(pk=clock.subject)
    return own.exclude(opened_by=user).exists()


def receivers(subjects: Collection[UUID], now: datetime) -> dict[UUID, Receivers]:
    """Whoever opened it while they work there; then all of the office: nobody else may see it."""
    duties = on_duty(now)
    offices = duties.by_office(Permission.VIOLATION_WORK)
    violations = Violation.objects.filter(pk__in=subjects)
    rows = list(violations.values_list("pk", "office", "opened_by", "incident"))
    away = kept_away_from({incident for *_rest, incident in rows})
    found = {}
    for pk, office, opened_by, incident in rows:
        there = duties.free_of(offices.get(office, set()), away.get(incident, set()))
        own = frozenset({opened_by}) if opened_by in there else there
        found[pk] = Receivers(officer=own, head=there)
    return found


def publish() -> None:
    register(CODES, Keeper(named, may_change, receivers))
