"""What ends together with something else: open requests, planned checks."""

from collections.abc import Collection
from datetime import datetime

from khien.core import clocks, ledger
from khien.core.actors import Actor
from khien.takedown import events
from khien.takedown.models import ContentCheck, ContentItem, RequestState, TakedownRequest
from khien.takedown.rules.states import OPEN, WAITING


def waiting(item: ContentItem) -> list[TakedownRequest]:
    return list(item.requests.filter(state__in=WAITING).order_by("number"))


def end_as_removed(request: TakedownRequest, *, at: datetime, by: Actor, now: datetime) -> None:
    """`at`: when it was seen to be gone; never before it was sent."""
    at = max(at, request.sent_at or at)
    request.state, request.removed_at = RequestState.REMOVED, at
    finish(request, at=at, by=by, now=now)


def finish(request: TakedownRequest, *, at: datetime, by: Actor, now: datetime) -> None:
    """In the state it has been given: its deadline stops with it, or falls away."""
    request.ended_at = at
    request.version += 1
    request.save()
    end = clocks.cancel_all if request.state == RequestState.WITHDRAWN else clocks.stop_all
    end(subject=request.pk, now=at)
    event = events.TakedownAnswered(request.pk, request.item_id, str(request.state), at)
    ledger.record(event, by=by, now=now)


def withdraw_open(
    item: ContentItem, *, by: Actor, now: datetime, but: Collection[str] = ()
) -> None:
    """What was asked, or was about to be, is needed no more. `but`: what is asked all the same."""
    for request in item.requests.filter(state__in=OPEN).exclude(ask__in=but):
        request.state = RequestState.WITHDRAWN
        finish(request, at=now, by=by, now=now)


def drop_checks(item: ContentItem, *, now: datetime) -> None:
    for check in planned(item):
        check.dropped_at = now
        check.save(update_fields=["dropped_at"])
        clocks.cancel_all(subject=check.pk, now=now)


def planned(item: ContentItem) -> list[ContentCheck]:
    """Still to be made, the earliest first."""
    rows = item.checks.filter(done_at=None, dropped_at=None, due_at__isnull=False)
    return list(rows.order_by("due_at"))
