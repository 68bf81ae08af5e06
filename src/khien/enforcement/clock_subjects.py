"""Deadlines of violations: what they are called, who moves them, who is reminded."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
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
from khien.enforcement.queries.course import FIRST_TERM, LATER_TERM
from khien.enforcement.rules.states import (
    APPEAL_ANSWER,
    CRIME_ANSWER,
    DECISION,
    EXECUTION,
    TRANSFER_ANSWER,
    VERIFICATION,
)
from khien.intake.queries.scope import kept_away_from
from khien.people.models import User
from khien.people.on_duty import on_duty

CODES = (VERIFICATION, DECISION, EXECUTION, APPEAL_ANSWER, FIRST_TERM, LATER_TERM)
ANSWERS = (CRIME_ANSWER, TRANSFER_ANSWER)


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
    found = {}
    for row in _people(subjects, now):
        own = frozenset({row.opened_by}) if row.opened_by in row.ours else row.ours
        found[row.violation] = Receivers(officer=own, head=row.ours)
    return found


def answering(subjects: Collection[UUID], now: datetime) -> dict[UUID, Receivers]:
    """Of a violation sent elsewhere: who is to answer there, then those who sent it.

    Where nobody there uses Khiên, those who sent it ask for the answer.
    """
    return {
        row.violation: Receivers(officer=row.theirs or row.ours, head=row.theirs | row.ours)
        for row in _people(subjects, now)
    }


@dataclass(frozen=True)
class _Row:
    violation: UUID
    opened_by: UUID
    ours: frozenset[UUID]
    theirs: frozenset[UUID]


def _people(subjects: Collection[UUID], now: datetime) -> Iterator[_Row]:
    duties = on_duty(now)
    offices = duties.by_office(Permission.VIOLATION_WORK)
    violations = Violation.objects.filter(pk__in=subjects)
    rows = list(violations.values_list("pk", "opened_by", "office", "receiver", "incident"))
    away = kept_away_from({incident for *_rest, incident in rows})
    for pk, opened_by, office, receiver, incident in rows:
        ours, theirs = (
            duties.free_of(offices.get(place, set()), away.get(incident, set()))
            for place in (office, receiver)
        )
        yield _Row(pk, opened_by, ours, theirs)


def publish() -> None:
    register(CODES, Keeper(named, may_change, receivers))
    register(ANSWERS, Keeper(named, may_change, answering))
