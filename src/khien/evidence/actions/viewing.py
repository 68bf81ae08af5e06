"""Closing a look before its time; handing one to a colleague, for whom it waits until they have
opened the exhibit.
"""

from datetime import datetime
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.refusal import Refused
from khien.evidence import viewing_rules as rules
from khien.evidence.events import LookHandedOn
from khien.evidence.models import Exhibit, HandedLook, StepKind
from khien.evidence.queries import viewing
from khien.people.models import User


@transaction.atomic
def hand_on(exhibit: Exhibit, *, to: UUID, by: User, now: datetime) -> User:
    """Asked twice, it waits once."""
    found = {each.pk: each for each in viewing.colleagues(exhibit, by, now)}
    if to not in found:
        raise Refused(_("Người này hiện không xem thay được. Hãy chọn người khác."), field="to")
    _row, is_new = HandedLook.objects.get_or_create(
        exhibit=exhibit, to=found[to], looked_at=None, defaults={"by": by, "at": now}
    )
    if is_new:
        ledger.record(LookHandedOn(exhibit.pk, exhibit.holder, to), by=by, now=now)
    return found[to]


def close(exhibit: Exhibit, *, by: User) -> None:
    """Their look ends now: whoever comes to the screen next, or goes back in it, sees the blur."""
    steps = exhibit.steps.filter(kind=StepKind.VIEWED, actor_key=by.actor_key)
    last = steps.order_by("position").last()
    if last is not None:
        lasts = rules.lasts(exhibit).total_seconds()
        cache.set(viewing.closed_key(exhibit, by), last.position, lasts)


def note_looked(exhibit: Exhibit, *, by: Actor, now: datetime) -> None:
    if isinstance(by, User):
        waiting = HandedLook.objects.filter(exhibit=exhibit, to=by, looked_at=None)
        waiting.update(looked_at=now)
