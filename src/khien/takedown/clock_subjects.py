"""Deadlines of takedowns: what they are called, who moves them, who is reminded."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.clock_subjects import Keeper, Named, Receivers, register
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.intake.queries.scope import kept_away_from
from khien.people.models import User
from khien.people.on_duty import on_duty
from khien.takedown.models import ContentCheck, Preservation, TakedownRequest
from khien.takedown.queries import visible_to
from khien.takedown.rules.takedown import ALL_CLOCKS

# What a deadline runs for, with the people who answer for it before the office.
_SUBJECTS = (
    (TakedownRequest, "drafted_by"),
    (ContentCheck, "item__registered_by"),
    (Preservation, "drafted_by"),
)


def _rows(subjects: Collection[UUID], *fields: str) -> Iterator[tuple[Any, ...]]:
    """Subject, the id of its content, and who answers for it."""
    for model, responsible in _SUBJECTS:
        rows = model._default_manager.filter(pk__in=subjects)  # noqa: SLF001  (Django's word)
        yield from rows.values_list("pk", "item", responsible, *fields)


def named(user: Any, subjects: Collection[UUID]) -> dict[UUID, Named]:
    if not isinstance(user, User):
        return {}
    rows = list(_rows(subjects))
    numbers = dict(
        visible_to(user)
        .filter(pk__in={item for _pk, item, _who in rows})
        .values_list("pk", "number")
    )
    return {
        pk: Named(
            _("Nội dung %(number)s") % {"number": numbers[item]},
            reverse("takedown:item", args=[item]),
        )
        for pk, item, _who in rows
        if item in numbers
    }


def may_change(user: Any, clock: RunningClock) -> bool:
    """Somebody of the office, but not the one whose deadline it is."""
    if not isinstance(user, User):
        return False
    for _pk, item, who in _rows([clock.subject]):
        return who != user.pk and visible_to(user).filter(pk=item).exists()
    return False


def receivers(subjects: Collection[UUID], now: datetime) -> dict[UUID, Receivers]:
    """Whoever wrote it while they work there; then all of the office: nobody else may see it."""
    duties = on_duty(now)
    offices = duties.by_office(Permission.TAKEDOWN_WORK)
    rows = list(_rows(subjects, "item__office", "item__incident"))
    away = kept_away_from({incident for *_rest, incident in rows})
    found = {}
    for pk, _item, who, office, incident in rows:
        there = duties.free_of(offices.get(office, set()), away.get(incident, set()))
        own = frozenset({who}) if who in there else there
        found[pk] = Receivers(officer=own, head=there)
    return found


def publish() -> None:
    register(ALL_CLOCKS, Keeper(named, may_change, receivers))
