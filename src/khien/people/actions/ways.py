"""Where a person is reminded outside the house: given and taken away by themselves."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.models import Channel
from khien.core.reminders.ways import Reached, register_ways
from khien.people.models import ReminderWay, User


@dataclass(frozen=True)
class ReminderWaysChanged(ledger.Event):
    """The subject is the person; which channels they are reached by now, never the addresses."""

    channels: str


@transaction.atomic
def keep_ways(user: User, wanted: dict[Channel, str], *, now: datetime) -> None:
    """Empty: not by this channel."""
    for channel, address in wanted.items():
        rows = ReminderWay.objects.filter(user=user, channel=channel)
        if not address:
            rows.delete()
        else:
            ReminderWay.objects.update_or_create(
                user=user, channel=channel, defaults={"address": address}
            )
    said = ",".join(sorted(channel for channel, address in wanted.items() if address))
    ledger.record(ReminderWaysChanged(user.pk, said), by=user, now=now)


def ways_of(user: User) -> dict[str, str]:
    return dict(user.reminder_ways.values_list("channel", "address"))


def reached(channel: Channel, people: Collection[UUID]) -> dict[UUID, Reached]:
    rows = ReminderWay.objects.filter(channel=channel, user__in=list(people), user__is_active=True)
    return {
        row.user_id: Reached(row.user, row.address)
        for row in rows.exclude(address="").select_related("user")
    }


def publish() -> None:
    register_ways(reached)
