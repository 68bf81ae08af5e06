"""Who looks at an exhibit now, and who else could."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.core.cache import cache

from khien.core.permissions import Permission
from khien.evidence import viewing_rules as rules
from khien.evidence.access import may_view
from khien.evidence.models import Exhibit, HandedLook, StepKind
from khien.people.exposure import budgets_of
from khien.people.models import HeldDuty, User
from khien.people.on_duty import on_duty

_MOST = 30


def shown_until(exhibit: Exhibit, user: User, now: datetime) -> datetime | None:
    """Until when this person sees it: only the custody step of their own look says so."""
    steps = exhibit.steps.filter(kind=StepKind.VIEWED, actor_key=user.actor_key)
    last = steps.order_by("position").last()
    if last is None or not rules.is_open(exhibit, last.at, now):
        return None
    if cache.get(closed_key(exhibit, user)) == last.position:
        return None
    return last.at + rules.lasts(exhibit)


def closed_key(exhibit: Exhibit, user: User) -> str:
    """Where the cache keeps which of their looks this person closed before its time."""
    return f"look-closed:{user.pk}:{exhibit.pk}"


def colleagues(exhibit: Exhibit, user: User, now: datetime) -> list[User]:
    """Of the same office or territory, who may open it and have not met too much today."""
    mine = {place for duty in user.held_duties for place in _places(duty)}
    giving = on_duty(now).giving(Permission.EVIDENCE_VIEW)
    near = {person for person, duty in giving if mine.intersection(_places(duty))} - {user.pk}
    budgets = budgets_of(near, now=now)
    fresh = [each for each in near if not budgets[each].is_spent]
    found = User.objects.filter(pk__in=fresh).order_by("folded_name", "pk")[:_MOST]
    return [each for each in found if may_view(each, exhibit)]


def _places(duty: HeldDuty) -> Iterator[UUID]:
    return filter(None, (duty.organisation_id, duty.territory_id))


def waiting_for(user: User) -> list[HandedLook]:
    """What colleagues asked this person to look at."""
    rows = HandedLook.objects.filter(to=user, looked_at=None).exclude(exhibit__path="")
    return list(rows.select_related("exhibit", "by").order_by("at")[:_MOST])


def handed_to(exhibit: Exhibit) -> list[User]:
    """Who was asked and has not looked yet."""
    rows = HandedLook.objects.filter(exhibit=exhibit, looked_at=None)
    return [row.to for row in rows.select_related("to").order_by("at")]
