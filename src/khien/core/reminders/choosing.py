"""What a person chose: of which kind of notice mail comes at once, in a digest, or not at all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import HANOI
from khien.core.models import Channel, Delivery, How, MailChoice, Notice, RunningClock
from khien.core.reminders.kinds import comes_at_once, kind_of

_WEEK = 7


@dataclass(frozen=True)
class MailChoicesChanged(ledger.Event):
    """The subject is the person; `how`: kind=choice with commas between."""

    how: str
    hour: int
    weekday: int


@dataclass(frozen=True)
class Sorted:
    """Open deadlines of some notices: what a mail tells now, what waits (notice, clock)."""

    now: list[RunningClock]
    later: list[tuple[Notice, RunningClock]]


def choice_of(person: UUID, *, language: str = "vi") -> MailChoice:
    """Unsaved where the person never chose: then everything comes at once."""
    known = MailChoice.objects.filter(pk=person).first()
    return known or MailChoice(person=person, language=language)


def choices_of(people: Collection[UUID]) -> dict[UUID, MailChoice]:
    made = {row.person: row for row in MailChoice.objects.filter(pk__in=people)}
    return {person: made.get(person) or MailChoice(person=person) for person in people}


@transaction.atomic
def choose(
    person: UUID,
    how: dict[str, How],
    *,
    hour: int,
    weekday: int,
    language: str,
    by: Actor,
    now: datetime,
) -> None:
    said = {kind: str(each) for kind, each in how.items() if each != How.AT_ONCE}
    MailChoice.objects.update_or_create(
        person=person,
        defaults={"how": said, "hour": hour, "weekday": weekday, "language": language},
    )
    words = ",".join(f"{kind}={each}" for kind, each in sorted(said.items()))
    ledger.record(MailChoicesChanged(person, words, hour, weekday), by=by, now=now)


def how_for(choice: MailChoice, clock: RunningClock) -> How:
    if comes_at_once(clock.rule):
        return How.AT_ONCE
    said = choice.how.get(str(kind_of(clock.rule.code)), How.AT_ONCE)
    return How(said) if said in How else How.AT_ONCE


def sort(channel: Channel, choice: MailChoice, notices: Iterable[Notice]) -> Sorted:
    """Only mail waits; a short message is asked for because it is short and at once."""
    inside = Delivery.objects.filter(notice__in=list(notices), reminder__clock__stopped_at=None)
    rows = inside.select_related("notice", "reminder__clock__rule")
    at_once: dict[UUID, RunningClock] = {}
    later: dict[tuple[UUID, UUID], tuple[Notice, RunningClock]] = {}
    for row in rows.order_by("reminder__clock__due_at", "id"):
        clock = row.reminder.clock
        how = how_for(choice, clock) if channel == Channel.EMAIL else How.AT_ONCE
        if how == How.AT_ONCE:
            at_once[clock.pk] = clock
        elif how != How.NONE:
            later[row.notice_id, clock.pk] = (row.notice, clock)
    return Sorted(list(at_once.values()), list(later.values()))


def last_moment(choice: MailChoice, cadence: How, now: datetime) -> datetime:
    """The newest moment, not after now, at which this person's digest is due."""
    here, every = now.astimezone(HANOI), _WEEK if cadence == How.WEEKLY else 1
    moment = here.replace(hour=choice.hour, minute=0, second=0, microsecond=0)
    moment -= timedelta(days=(here.weekday() - choice.weekday) % every)
    return moment if moment <= now else moment - timedelta(days=every)
