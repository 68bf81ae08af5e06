"""Deadlines of reports: what they are called, who is reminded. Nobody moves them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.core.clock_subjects import Keeper, Named, Receivers, register
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.directory.queries import names_of
from khien.people.models import User
from khien.people.on_duty import on_duty
from khien.reports.actions.duties import CLOCK
from khien.reports.models import ReportPeriod
from khien.reports.queries import scope


def named(user: Any, subjects: Collection[UUID]) -> dict[UUID, Named]:
    if not isinstance(user, User):
        return {}
    day = today(timezone.now())
    rows = scope.visible_to(user, on=day).filter(pk__in=subjects)
    periods = list(rows.select_related("duty__regime"))
    places = names_of({period.duty.territory_id for period in periods}, day)
    return {
        period.pk: Named(
            _("%(title)s, %(place)s")
            % {
                "title": period.duty.regime.title,
                "place": places.get(period.duty.territory_id, ""),
            },
            reverse("reports:period", args=[period.pk]),
        )
        for period in periods
    }


def may_change(_user: Any, _clock: RunningClock) -> bool:
    """The regime says when; whoever is late is late."""
    return False


def receivers(subjects: Collection[UUID], now: datetime) -> dict[UUID, Receivers]:
    """Who may write it; the head of the office; the steering office of the province."""
    duties = on_duty(now)
    writers, heads = (
        (duties.by_commune(each), duties.by_office(each))
        for each in (Permission.REPORT_WRITE, Permission.REPORT_APPROVE)
    )
    steering = frozenset(duties.everywhere(Permission.PLAN_MANAGE))
    rows = ReportPeriod.objects.filter(pk__in=subjects).select_related("duty__regime")
    periods = list(rows)
    offices = scope.offices_of(periods, on=today(now))
    found = {}
    for period in periods:
        place, office = period.duty.territory_id, offices.get(period.pk)
        found[period.pk] = Receivers(
            officer=_there(writers, place, office),
            head=_there(heads, place, office),
            province=steering,
        )
    return found


def _there(
    people: tuple[dict[UUID, set[UUID]], dict[UUID, set[UUID]]], place: UUID, office: UUID | None
) -> frozenset[UUID]:
    by_commune, by_office = people
    own = by_office.get(office, set()) if office else set()
    return frozenset(by_commune.get(place, set()) | own)


def publish() -> None:
    register([CLOCK], Keeper(named, may_change, receivers))
