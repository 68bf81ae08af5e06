"""A reminder that a person asks for: the same notice, beside the ladder; taken back before mail."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import clock_subjects, ledger
from khien.core.actors import Actor
from khien.core.models import Delivery, Notice, Posting, Receiver, Reminder, RunningClock
from khien.core.refusal import Refused


@dataclass(frozen=True)
class RemindedByHand(ledger.Event):
    """The subject is that of the deadline."""

    clock: UUID
    reminder: UUID
    people: int


@dataclass(frozen=True)
class ReminderTakenBack(ledger.Event):
    reminder: UUID


@transaction.atomic
def remind(clock: RunningClock, *, person: UUID, by: Actor, now: datetime) -> Reminder:
    """Whoever works on it is told, once, also where the ladder told them today."""
    keeper = clock_subjects.keeper_of(clock.rule.code)
    people = keeper.receivers([clock.subject], now)[clock.subject].told(Receiver.OFFICER)
    if not people:
        raise Refused(_("Chưa có ai ở đó để nhắc."))
    reminder = Reminder.objects.create(
        clock=clock,
        due_at=clock.due_at,
        owed_at=now,
        made_at=now,
        delivered=True,
        asked_by=person,
    )
    for each in sorted(people):
        notice, _made = Notice.objects.get_or_create(person=each, at=now)
        Delivery.objects.create(notice=notice, reminder=reminder)
    event = RemindedByHand(clock.subject, clock.pk, reminder.pk, len(people))
    ledger.record(event, by=by, now=now)
    return reminder


@transaction.atomic
def take_back(reminder: Reminder, *, by: Actor, now: datetime) -> None:
    """It stays in the list of reminders; the notice is shown to nobody any more."""
    notices = Notice.objects.filter(deliveries__reminder=reminder)
    if Posting.objects.filter(notice__in=notices, sent=True).exists():
        raise Refused(_("Thư nhắc đã gửi đi rồi."))
    if notices.exclude(acknowledged_at=None).exists():
        raise Refused(_("Người được nhắc đã đọc và bấm “Đã biết”."))
    Notice.objects.filter(pk__in=list(notices.values_list("pk", flat=True))).update(
        withdrawn_at=now
    )
    event = ReminderTakenBack(reminder.clock.subject, reminder.pk)
    ledger.record(event, by=by, now=now)
