"""Deadlines of assignments: what they are called, who is reminded; an extension moves them."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from khien.core.calendars import today
from khien.core.clock_subjects import Keeper, Named, Receivers, register
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.directory.queries import names_of
from khien.people.models import User
from khien.people.on_duty import on_duty
from khien.steering.actions.reminding import CLOCK
from khien.steering.models import Assignment
from khien.steering.queries.assignments import sees_all, visible_to
from khien.steering.queries.holders import Holders


def named(user: Any, subjects: Collection[UUID]) -> dict[UUID, Named]:
    if not isinstance(user, User):
        return {}
    day = today(timezone.now())
    asked = Assignment.objects.filter(pk__in=subjects).select_related("task")
    rows = visible_to(user, asked, on=day)
    whose = _offices(rows, day) if sees_all(user) else {}
    return {
        row.pk: Named(
            ", ".join(filter(None, [str(row.task), whose.get(row.pk)])),
            reverse("steering:assignment", args=[row.pk]),
        )
        for row in rows
    }


def _offices(rows: Collection[Assignment], day: date) -> dict[UUID, str]:
    """For whoever is reminded of many: one task may be late in several offices."""
    holders = Holders.of(rows, day)
    found = {row.pk: office for row in rows if (office := holders.office(row))}
    names = names_of(set(found.values()), day)
    return {key: names.get(office, "") for key, office in found.items()}


def nobody_changes(_user: Any, _clock: RunningClock) -> bool:
    """It is moved by an extension that was asked for and decided, on the page of the task."""
    return False


def receivers(subjects: Collection[UUID], now: datetime) -> dict[UUID, Receivers]:
    """The office's people, those who lead it, the steering office."""
    duties = on_duty(now)
    officers = duties.by_office(Permission.TASK_WORK)
    heads = duties.by_office(Permission.STAFF_CARE)
    province = frozenset(duties.everywhere(Permission.PLAN_MANAGE))
    rows = list(Assignment.objects.filter(pk__in=subjects))
    holders = Holders.of(rows, today(now))
    nobody: set[UUID] = set()
    found = {}
    for row in rows:
        office = holders.office(row)
        lead = frozenset(heads.get(office, nobody)) if office else frozenset()
        staff = frozenset(officers.get(office, nobody)) if office else frozenset()
        found[row.pk] = Receivers(staff - lead or staff, lead, province)
    return found


def publish() -> None:
    register([CLOCK], Keeper(named, nobody_changes, receivers, outside=True))
