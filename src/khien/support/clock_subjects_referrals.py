"""Deadlines of referrals: their names, who is reminded; nobody moves them."""

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
from khien.support.models import Referral
from khien.support.queries import visible_to
from khien.support.queries.cases import kept_away_from_cases
from khien.support.queries.receivers import arrived_for

CODES = ("referral_acknowledgement", "referral_answer")


def named(user: Any, subjects: Collection[UUID]) -> dict[UUID, Named]:
    """At the address of the side on which the user stands."""
    if not isinstance(user, User):
        return {}
    rows = Referral.objects.filter(pk__in=subjects, case__in=visible_to(user).values("pk"))
    ours = {row.pk: row for row in rows}
    theirs = arrived_for(user).filter(pk__in=subjects).exclude(pk__in=ours)
    at_ours = {pk: reverse("support:referral", args=[row.case_id, pk]) for pk, row in ours.items()}
    found = {row.pk: _referral(row, reverse("support:arrived", args=[row.pk])) for row in theirs}
    return found | {pk: _referral(ours[pk], url) for pk, url in at_ours.items()}


def _referral(row: Referral, url: str) -> Named:
    return Named(_("Lời giới thiệu %(number)s") % {"number": row.number}, url)


def may_change(user: Any, clock: RunningClock) -> bool:  # noqa: ARG001  (as every room answers)
    return False


def receivers(subjects: Collection[UUID], now: datetime) -> dict[UUID, Receivers]:
    """Who may answer at the receiving office; above them whoever sent the child there."""
    duties = on_duty(now)
    offices = duties.by_office(Permission.REFERRAL_RECEIVE)
    workers = duties.by_commune(Permission.CASE_WORK)
    province = duties.everywhere(Permission.CASE_OVERSEE)
    rows = list(Referral.objects.filter(pk__in=subjects).select_related("case"))
    away = kept_away_from_cases(row.case for row in rows)
    found = {}
    for row in rows:
        there = duties.free_of(workers.get(row.case.commune_id, set()), away[row.case_id])
        own = there & {row.case.officer_id}
        asked = offices.get(row.organisation_id, set()) if row.organisation_id else set()
        found[row.pk] = Receivers(
            duties.free_of(asked, away[row.case_id]),
            own or there,
            duties.free_of(province, away[row.case_id]),
        )
    return found


def publish() -> None:
    register(CODES, Keeper(named, may_change, receivers))
