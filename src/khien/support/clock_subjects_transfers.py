"""Deadlines of transfers: their names, who is reminded; nobody moves them."""

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
from khien.support.models import Transfer
from khien.support.queries.cases import kept_away_from_cases
from khien.support.queries.transfers import transfers_for

CODES = ("transfer_answer",)


def named(user: Any, subjects: Collection[UUID]) -> dict[UUID, Named]:
    if not isinstance(user, User):
        return {}
    return {
        row.pk: Named(
            _("Chuyển hồ sơ %(number)s") % {"number": row.case.number},
            reverse("support:transfer", args=[row.pk]),
        )
        for row in transfers_for(user).filter(pk__in=subjects)
    }


def may_change(user: Any, clock: RunningClock) -> bool:  # noqa: ARG001  (as every room answers)
    return False


def receivers(subjects: Collection[UUID], now: datetime) -> dict[UUID, Receivers]:
    """The commune that is to answer: its officers, its chair; the province."""
    duties = on_duty(now)
    workers = duties.by_commune(Permission.CASE_WORK)
    chairs = duties.by_commune(Permission.CASE_APPROVE)
    province = duties.everywhere(Permission.CASE_OVERSEE)
    rows = list(Transfer.objects.filter(pk__in=subjects).select_related("case"))
    away = kept_away_from_cases(row.case for row in rows)
    return {
        row.pk: Receivers(
            duties.free_of(workers.get(row.target_id, set()), away[row.case_id]),
            duties.free_of(chairs.get(row.target_id, set()), away[row.case_id]),
            duties.free_of(province, away[row.case_id]),
        )
        for row in rows
    }


def publish() -> None:
    register(CODES, Keeper(named, may_change, receivers))
