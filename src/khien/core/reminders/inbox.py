"""What one person was reminded of: to read, to say "I know", to look up later."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.models import Delivery, Notice, Reminder, RunningClock


@dataclass(frozen=True)
class NoticesAcknowledged(ledger.Event):
    """The subject is the person; `until`: the newest notice they had before them."""

    notices: int
    until: datetime


def notices(person: UUID) -> QuerySet[Notice]:
    """What is not acknowledged comes first, then the newest."""
    inside = Delivery.objects.select_related("reminder__clock__rule", "reminder__step")
    return (
        Notice.objects.filter(person=person, withdrawn_at=None)
        .order_by(F("acknowledged_at").desc(nulls_first=True), "-at")
        .prefetch_related(Prefetch("deliveries", inside))
    )


def count_open(person: UUID) -> int:
    return Notice.objects.filter(person=person, acknowledged_at=None, withdrawn_at=None).count()


def see(shown: list[Notice], *, now: datetime) -> None:
    """The page that shows them was opened: the first time counts."""
    unseen = [notice.pk for notice in shown if notice.seen_at is None]
    if unseen:
        Notice.objects.filter(pk__in=unseen, seen_at=None).update(seen_at=now)


@transaction.atomic
def acknowledge(
    person: UUID, *, until: datetime, only: UUID | None, by: Actor, now: datetime
) -> int:
    """One notice, or all there were when the page was opened. Said twice, it counts once."""
    standing = Notice.objects.filter(person=person, acknowledged_at=None, withdrawn_at=None)
    standing = standing.filter(at__lte=until)
    if only is not None:
        standing = standing.filter(pk=only)
    done = standing.update(acknowledged_at=now, seen_at=Coalesce("seen_at", Value(now)))
    if done:
        ledger.record(NoticesAcknowledged(person, done, until), by=by, now=now)
    return done


def evidence(clock: RunningClock) -> list[Reminder]:
    """Every reminder of a clock as it fell due: to how many people, how many of them know."""
    known = Q(deliveries__notice__acknowledged_at__isnull=False)
    return list(
        clock.reminders.select_related("step")
        .annotate(people=Count("deliveries"), known=Count("deliveries", filter=known))
        .order_by("owed_at", "id")
    )
