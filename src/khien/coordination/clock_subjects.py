"""Deadlines between offices: what they are called, who moves them, who is reminded."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.coordination.models import Ask, Recommendation, Referral
from khien.coordination.queries import difficulties, inspections, threads
from khien.coordination.queries.offices import leads
from khien.coordination.rules import recommendations as recommending
from khien.coordination.rules import threads as asking
from khien.coordination.rules.difficulties import CLOCKS
from khien.core.calendars import today
from khien.core.clock_subjects import Keeper, Named, Receivers, register
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.directory.queries.heirs import heirs
from khien.intake.queries.scope import kept_away_from
from khien.people.models import User
from khien.people.on_duty import on_duty

Told = Callable[[User, Collection[UUID]], dict[UUID, Named]]


def _difficulties(user: User, subjects: Collection[UUID]) -> dict[UUID, Named]:
    seen = difficulties.visible_to(user, timezone.now())
    rows = Referral.objects.filter(pk__in=subjects, difficulty__in=seen)
    return {
        pk: Named(
            _("Vướng mắc %(number)s") % {"number": number},
            reverse("coordination:difficulty", args=[row]),
        )
        for pk, row, number in rows.values_list("pk", "difficulty", "difficulty__number")
    }


def _recommendations(user: User, subjects: Collection[UUID]) -> dict[UUID, Named]:
    rows = inspections.recommendations_for(user, timezone.now()).filter(pk__in=subjects)
    numbers = rows.values_list("pk", "finding__inspection__number")
    return {
        pk: Named(
            _("Kiến nghị của kiểm tra %(number)s") % {"number": number},
            reverse("coordination:recommendation", args=[pk]),
        )
        for pk, number in numbers
    }


def _asks(user: User, subjects: Collection[UUID]) -> dict[UUID, Named]:
    seen = threads.visible_to(user, timezone.now())
    rows = Ask.objects.filter(pk__in=subjects, post__thread__in=seen)
    return {
        pk: Named(str(title), reverse("coordination:thread", args=[thread]))
        for pk, thread, title in rows.values_list("pk", "post__thread", "post__thread__title")
    }


def _named(told: Told) -> Callable[[Any, Collection[UUID]], dict[UUID, Named]]:
    def named(user: Any, subjects: Collection[UUID]) -> dict[UUID, Named]:
        return told(user, subjects) if isinstance(user, User) else {}

    return named


def _may_move(user: Any, clock: RunningClock) -> bool:
    """A lead, who does not work for the office that is late."""
    if not isinstance(user, User) or not leads(user):
        return False
    own = user.scope(Permission.COORDINATION_WORK).organisations
    return clock.responsible not in own


def _never(_user: Any, _clock: RunningClock) -> bool:
    """Its day is moved on its own page, by who set it."""
    return False


def _incidents(model: Any, path: str, subjects: Collection[UUID]) -> dict[UUID, UUID]:
    rows = model.objects.filter(pk__in=subjects).exclude(**{path: None})
    return dict(rows.values_list("pk", path))


def _receivers(
    model: Any, incident: str = ""
) -> Callable[[Collection[UUID], datetime], dict[UUID, Receivers]]:
    """The people of the office, or of who stands in its place; its head; who leads in the province.

    `incident`: the way to the incident it is about, whose secrets hold here too.
    """

    def receivers(subjects: Collection[UUID], now: datetime) -> dict[UUID, Receivers]:
        duties = on_duty(now)
        people = duties.by_office(Permission.COORDINATION_WORK)
        heads = duties.by_office(Permission.STAFF_CARE)
        above = duties.everywhere(Permission.COORDINATION_LEAD)
        offices = dict(model.objects.filter(pk__in=subjects).values_list("pk", "office"))
        about = _incidents(model, incident, subjects) if incident else {}
        away = kept_away_from(set(about.values())) if about else {}
        found = {}
        for pk, office in offices.items():
            standing = [office] if office in people else list(heirs(office, today(now)))
            kept = away.get(about[pk], set()) if pk in about else set()
            there = {each for one in standing for each in people.get(one, ())}
            over = {each for one in standing for each in heads.get(one, ())}
            found[pk] = Receivers(
                officer=duties.free_of(there - over or there, kept),
                head=duties.free_of(over, kept),
                province=duties.free_of(above, kept),
            )
        return found

    return receivers


def publish() -> None:
    of_difficulty = _receivers(Referral, "difficulty__incident")
    register(CLOCKS, Keeper(_named(_difficulties), _may_move, of_difficulty))
    recommended = Keeper(_named(_recommendations), _never, _receivers(Recommendation))
    register([recommending.CLOCK], recommended)
    asked = Keeper(_named(_asks), _never, _receivers(Ask, "post__thread__incident"))
    register([asking.CLOCK], asked)
