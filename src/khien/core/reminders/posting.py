"""Telling notices outside the house too: one message a person and run, with all that waits.

While a server is down nothing is marked; it is asked ever more seldom. Once it answers again each
person gets one message, however long it was down. Names stay in the house: a message says what the
room allows, and counts the rest.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from khien.core import clock_subjects
from khien.core.calendars import HANOI
from khien.core.models import Channel, ChannelState, Delivery, Notice, Posting, RunningClock
from khien.core.reminders import channels
from khien.core.reminders.channels import Message, NotTaken, Sender, Unreachable

MOST_A_RUN = 200  # people; the rest follows with the next run
_OLDEST = timedelta(days=31)  # of notices that are still told
_SHOWN = 20
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=1)


@dataclass(frozen=True)
class Reached:
    """Where a person may be told by a channel. `user`: as the rooms know them."""

    user: Any
    address: str


Ways = Callable[[Channel, Collection[UUID]], dict[UUID, Reached]]
_ways: list[Ways] = []


def register_ways(ways: Ways) -> None:
    """Who has an account says where they want to be told; the room of people calls this."""
    _ways[:] = [ways]


def post(*, now: datetime) -> int:
    """How many messages went out. Safe to repeat."""
    return sum(_post(channel, now=now) for channel in channels.configured())


def _post(channel: Channel, *, now: datetime) -> int:
    state, _made = ChannelState.objects.get_or_create(pk=channel)
    if state.next_try_at is not None and now < state.next_try_at:
        return 0
    waiting = _waiting(channel, now=now)
    if not waiting:
        return 0
    try:
        with channels.opened(channel) as sender:
            sent = _send_all(channel, sender, waiting, now=now)
    except Unreachable as trouble:
        _wait(state, str(trouble), now=now)
        return 0
    if state.tries:
        ChannelState.objects.filter(pk=channel).update(
            tries=0, failing_since=None, next_try_at=None, problem=""
        )
    return sent


def _wait(state: ChannelState, problem: str, *, now: datetime) -> None:
    wait = min(_FIRST_WAIT * 2 ** min(state.tries, 10), _LONGEST_WAIT)
    state.failing_since = state.failing_since or now
    state.tries, state.next_try_at, state.problem = state.tries + 1, now + wait, problem[:60]
    state.save()


def _waiting(channel: Channel, *, now: datetime) -> dict[UUID, list[Notice]]:
    """Person → notices nobody acknowledged and this channel has not told; the longest first."""
    rows = Notice.objects.filter(acknowledged_at=None, at__gt=now - _OLDEST).exclude(
        postings__channel=channel
    )
    found: dict[UUID, list[Notice]] = {}
    for notice in rows.order_by("at", "id"):
        if notice.person in found or len(found) < MOST_A_RUN:
            found.setdefault(notice.person, []).append(notice)
    return found


def _send_all(
    channel: Channel, sender: Sender, waiting: dict[UUID, list[Notice]], *, now: datetime
) -> int:
    reached = _ways[0](channel, waiting.keys()) if _ways else {}
    sent = 0
    for person, notices in waiting.items():
        if person not in reached:
            _keep(channel, notices, now=now, sent=False, problem="no address")
            continue
        message = _message(reached[person], notices)
        if message is None:
            _keep(channel, notices, now=now, sent=False, problem="done meanwhile")
            continue
        try:
            sender.send(message)
        except NotTaken as trouble:
            _keep(channel, notices, now=now, sent=False, problem=str(trouble)[:60])
        else:
            _keep(channel, notices, now=now, sent=True)
            sent += 1
    return sent


@transaction.atomic
def _keep(
    channel: Channel, notices: Iterable[Notice], *, now: datetime, sent: bool, problem: str = ""
) -> None:
    Posting.objects.bulk_create(
        (Posting(notice=n, channel=channel, at=now, sent=sent, problem=problem) for n in notices),
        ignore_conflicts=True,
    )


def _message(reached: Reached, notices: list[Notice]) -> Message | None:
    """In Vietnamese; None where every deadline ended meanwhile."""
    inside = Delivery.objects.filter(notice__in=notices, reminder__clock__stopped_at=None)
    rows = inside.select_related("reminder__clock__rule").order_by("reminder__clock__due_at")
    clocks = list({each.reminder.clock_id: each.reminder.clock for each in rows}.values())
    if not clocks:
        return None
    with override("vi"):
        lines = _lines(reached.user, clocks)
        more = len(clocks) - len(lines)
        count = len(clocks)
        said = _("Khiên: %(n)s việc cần để ý") % {"n": count}
        text = [_("Bạn được nhắc về các việc sau:"), "", *lines] if lines else []
        if more:
            text += [_("%(n)s việc nữa, xem trong Khiên.") % {"n": more}]
        text += ["", f"{settings.SITE_URL}/lam-viec/nhac-viec/", ""]
        text += [_("Thư tự gửi, xin đừng trả lời.")]
        key = str(uuid5(notices[0].pk, str(len(notices))))
        return Message(reached.address, said, "\n".join(text), said, key)


def _lines(user: Any, clocks: list[RunningClock]) -> list[str]:
    open_ones = [each for each in clocks if clock_subjects.may_be_told_outside(each)]
    named = clock_subjects.named(user, open_ones)
    return [
        f"- {named[each.subject].text} ({each.due_at.astimezone(HANOI):%d/%m/%Y})"
        for each in open_ones
        if each.subject in named
    ][:_SHOWN]
