"""Deadlines of requests about one's own data: their names, who moves them, who is reminded."""

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
from khien.privacy.models import Right, RightsRequest
from khien.privacy.queries.rights import kept_from, visible_to
from khien.privacy.rules.rights import clock_of, needs_second_person

CODES = ("rights_acknowledge", *(clock_of(right) for right in Right))


def named(user: Any, subjects: Collection[UUID]) -> dict[UUID, Named]:
    if not isinstance(user, User):
        return {}
    rows = visible_to(user).filter(pk__in=subjects).values_list("pk", "number")
    return {
        pk: Named(
            _("Yêu cầu về dữ liệu %(number)s") % {"number": number},
            reverse("privacy:request", args=[pk]),
        )
        for pk, number in rows
    }


def may_change(user: Any, clock: RunningClock) -> bool:
    """Another person than took or verified it: nobody their own."""
    if not isinstance(user, User):
        return False
    verified = visible_to(user).filter(pk=clock.subject, verified_by__isnull=False)
    return verified.exclude(verified_by=user).exclude(received_by=user).exists()


def receivers(subjects: Collection[UUID], now: datetime) -> dict[UUID, Receivers]:
    """Who verified it while they answer such requests, else all who do, and who is waited for."""
    duties = on_duty(now)
    answering = {person for person, _duty in duties.giving(Permission.RIGHTS_ANSWER)}
    second = duties.everywhere(Permission.CASE_OVERSEE)
    away = {
        person.pk: kept_from(person, subjects)
        for person in User.objects.filter(pk__in=answering | second)
    }
    found = {}
    for row in RightsRequest.objects.filter(pk__in=subjects):
        free = {person for person, kept in away.items() if row.pk not in kept}
        theirs = frozenset(answering & free)
        own = theirs & {row.verified_by_id} or theirs
        waited_for = second & free if _waits_for_second(row) else set()
        found[row.pk] = Receivers(own | waited_for - {row.verified_by_id}, theirs)
    return found


def _waits_for_second(row: RightsRequest) -> bool:
    return needs_second_person(row) and row.verified_at is not None and row.safe is None


def publish() -> None:
    register(CODES, Keeper(named, may_change, receivers))
