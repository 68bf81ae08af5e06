"""Looking whether content is still there: by a person, or by the worker where it may ask."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.actors import SYSTEM, Actor
from khien.people.models import User
from khien.takedown import events
from khien.takedown.actions.closing import (
    drop_checks,
    end_as_removed,
    planned,
    waiting,
    withdraw_open,
)
from khien.takedown.actions.content import begin
from khien.takedown.models import (
    Ask,
    ContentCheck,
    ContentItem,
    Found,
    ItemState,
    RequestState,
    Seen,
)
from khien.takedown.queries.content import TAKES_DOWN
from khien.takedown.rules import states
from khien.takedown.rules.checks import MOST_TRIES, Follows, follows, ripe_until
from khien.takedown.rules.states import ItemStep
from khien.takedown.rules.takedown import RECHECKS, check_words, takes_down


@transaction.atomic
def check(
    item: ContentItem,
    *,
    found: Found,
    note: str = "",
    by: User,
    now: datetime,
    seen: int | None = None,
) -> ContentCheck:
    """The planned look that is due, else one that nobody planned."""
    item = begin(item.pk, by=by, seen=seen)
    states.after(states.ITEM[ItemStep.CHECK], ItemState(item.state))
    if found == Found.UNCLEAR:
        note = check_words(note, _("Ghi vì sao không xem được."), field="note")
    row = _due(item, now=now) or ContentCheck(item=item, position=0)
    row.note = note.strip() or None
    row.done_by = by
    _done(item, row, found, by=by, now=now)
    return row


def _due(item: ContentItem, *, now: datetime) -> ContentCheck | None:
    ripe = ripe_until(now)
    return next((row for row in planned(item) if row.due_at and row.due_at <= ripe), None)


def _done(item: ContentItem, row: ContentCheck, found: Found, *, by: Actor, now: datetime) -> None:
    row.done_at, row.found = now, found
    row.save()
    clocks.stop_all(subject=row.pk, now=now)
    ledger.record(events.ContentChecked(row.pk, item.pk, str(found)), by=by, now=now)
    after = follows(item.state, found, planned_left=len(planned(item)))
    if after is Follows.DOWN:
        for request in waiting(item):
            if takes_down(request.ask, item.place_kind):
                end_as_removed(request, at=now, by=by, now=now)
        go_down(item, at=now, by=by, now=now)
    elif after is Follows.BACK:
        _find_back(item, row, by=by, now=now)
    elif after is Follows.SETTLED:
        item.state, item.closed_at = ItemState.GONE, now
    item.version += 1
    item.save()


def go_down(item: ContentItem, *, at: datetime, by: Actor, now: datetime) -> None:
    """It went at that moment: looks are planned from it. An account that was to be locked still is.

    The caller saves the item.
    """
    item.state = states.after(states.ITEM[ItemStep.GO_DOWN], ItemState(item.state))
    withdraw_open(item, by=by, now=now, but=(Ask.LOCK,))
    for position, code in enumerate(RECHECKS, start=1):
        row = ContentCheck.objects.create(
            item=item, position=position, due_at=clocks.due_of(code, now=at)
        )
        clocks.start(code, subject=row.pk, now=at, responsible=item.office_id)


def _find_back(item: ContentItem, row: ContentCheck, *, by: Actor, now: datetime) -> None:
    item.state = states.after(states.ITEM[ItemStep.FIND_BACK], ItemState(item.state))
    item.closed_at = None
    drop_checks(item, now=now)
    item.requests.filter(TAKES_DOWN, state=RequestState.REMOVED, back_at=None).update(back_at=now)
    ledger.record(events.ContentReappeared(item.pk, row.pk), by=by, now=now)


@transaction.atomic
def note_machine(check_id: UUID, seen: Seen, *, now: datetime) -> None:
    """Gone is gone; anything else is for a person, silence only after some tries."""
    found = ContentCheck.objects.values_list("item", flat=True).get(pk=check_id)
    item = ContentItem.objects.select_for_update(of=("self",)).get(pk=found)
    row = next((each for each in planned(item) if each.pk == check_id), None)
    if row is None or row.seen:
        return  # a person was quicker
    row.tries += 1
    if seen == Seen.GONE:
        _done(item, row, Found.GONE, by=SYSTEM, now=now)
    elif seen == Seen.SILENT and row.tries < MOST_TRIES:
        row.save(update_fields=["tries"])
    else:
        row.seen = seen
        row.save(update_fields=["tries", "seen"])
        event = events.ContentCheckHandedOver(row.pk, item.pk, str(seen))
        ledger.record(event, by=SYSTEM, now=now)
