"""Telling notices outside the house too: one message a person and run, with all that waits.

While a server is down nothing is marked; it is asked ever more seldom. Once it answers again each
person gets one message, however long it was down. What a person wants in a digest is put aside for
it in the same step that marks the notice as told.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from khien.core.models import Channel, MailChoice, Notice, Posting, RunningClock
from khien.core.reminders import channels, digests, writing
from khien.core.reminders.channels import NotTaken, Sender
from khien.core.reminders.choosing import choices_of, sort
from khien.core.reminders.connecting import through
from khien.core.reminders.ways import Reached, reached

MOST_A_RUN = 200  # people; the rest follows with the next run
_OLDEST = timedelta(days=31)  # of notices that are still told

Later = list[tuple[Notice, RunningClock]]


def post(*, now: datetime) -> int:
    """How many messages went out. Safe to repeat."""
    sent = sum(_post(channel, now=now) for channel in channels.configured())
    return sent + (digests.post(now=now) if Channel.EMAIL in channels.configured() else 0)


def _post(channel: Channel, *, now: datetime) -> int:
    waiting = _waiting(channel, now=now)
    if not waiting:
        return 0
    return through(channel, partial(_send_all, channel, waiting, now=now), now=now)


def _waiting(channel: Channel, *, now: datetime) -> dict[UUID, list[Notice]]:
    """Person → notices nobody acknowledged and this channel has not told; the longest first."""
    rows = Notice.objects.filter(
        acknowledged_at=None, withdrawn_at=None, at__gt=now - _OLDEST
    ).exclude(postings__channel=channel)
    found: dict[UUID, list[Notice]] = {}
    for notice in rows.order_by("at", "id"):
        if notice.person in found or len(found) < MOST_A_RUN:
            found.setdefault(notice.person, []).append(notice)
    return found


def _send_all(
    channel: Channel, waiting: dict[UUID, list[Notice]], sender: Sender, *, now: datetime
) -> int:
    where, choices = reached(channel, waiting.keys()), choices_of(waiting.keys())
    sent = 0
    for person, notices in waiting.items():
        if person not in where:
            _keep(channel, notices, now=now, sent=False, problem="no address")
        else:
            sent += _send(channel, sender, where[person], choices[person], notices, now=now)
    return sent


def _send(
    channel: Channel,
    sender: Sender,
    to: Reached,
    choice: MailChoice,
    notices: list[Notice],
    *,
    now: datetime,
) -> bool:
    told = sort(channel, choice, notices)
    if not told.now:
        problem = "in a digest" if told.later else "done or not wanted"
        _keep(channel, notices, now=now, sent=False, problem=problem, later=told.later)
        return False
    seed = (notices[0].pk, str(len(notices)))
    try:
        sender.send(writing.message(to, told.now, seed=seed, language=choice.language))
    except NotTaken as trouble:
        problem = str(trouble)[:60]
        _keep(channel, notices, now=now, sent=False, problem=problem, later=told.later)
        return False
    _keep(channel, notices, now=now, sent=True, later=told.later)
    return True


@transaction.atomic
def _keep(
    channel: Channel,
    notices: Iterable[Notice],
    *,
    now: datetime,
    sent: bool,
    problem: str = "",
    later: Later | None = None,
) -> None:
    rows = list(notices)
    Posting.objects.bulk_create(
        (Posting(notice=n, channel=channel, at=now, sent=sent, problem=problem) for n in rows),
        ignore_conflicts=True,
    )
    if later:
        digests.wait_for_digest(rows[0].person, later, now=now)
