"""A letter that asks to keep data: drafted, sent, confirmed or refused, ended."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.law.models import Provision
from khien.people.models import User
from khien.takedown import events
from khien.takedown.actions.content import begin
from khien.takedown.models import Addressee, ContentItem, Preservation, PreservationState
from khien.takedown.rules import states
from khien.takedown.rules.states import KEEPING, PreservationStep
from khien.takedown.rules.takedown import (
    PRESERVATION_CLOCK,
    check_asks,
    check_moment,
    check_provision,
    check_sent_at,
    check_version,
    check_words,
)


@transaction.atomic
def draft(
    item: ContentItem,
    *,
    addressee: Addressee,
    provision: Provision,
    what: str,
    by: User,
    now: datetime,
) -> Preservation:
    """Also of content that is gone: the data behind it may still be there."""
    item = begin(item.pk, by=by, seen=None)
    check_asks(addressee, today(now))
    check_provision(provision, today(now))
    said = check_words(what, _("Ghi cần giữ dữ liệu gì."), field="what")
    again = item.preservations.filter(addressee=addressee, state__in=[*KEEPING, "draft"])
    if again.exists():
        raise Refused(
            _("Đã có đề nghị như vậy với nơi này: gia hạn đề nghị đó."), field="addressee"
        )
    made = Preservation.objects.create(
        item=item,
        addressee=addressee,
        provision=provision,
        what=said,
        drafted_at=now,
        drafted_by=by,
    )
    made.refresh_from_db(fields=["number"])
    event = events.PreservationDrafted(made.pk, item.pk, addressee.code)
    ledger.record(event, by=by, now=now)
    return made


def _begin(
    letter: Preservation, step: PreservationStep, *, by: User, seen: int | None
) -> Preservation:
    begin(letter.item_id, by=by, seen=None)
    row = Preservation.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    check_version(row.version, seen)
    row.state = states.after(states.PRESERVATION[step], PreservationState(row.state))
    return row


def _moved(row: Preservation, *, at: datetime, by: User, now: datetime) -> None:
    row.version += 1
    row.save()
    event = events.PreservationMoved(row.pk, row.item_id, str(row.state), at)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def send(
    letter: Preservation,
    *,
    at: datetime,
    way: str,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    """The term runs from then; it is extended as any deadline."""
    row = _begin(letter, PreservationStep.SEND, by=by, seen=seen)
    check_sent_at(at, now=now)
    row.sent_at = at
    row.sent_by_way = check_words(way, _("Ghi đã gửi bằng cách nào."), field="way")
    office = ContentItem.objects.values_list("office", flat=True).get(pk=row.item_id)
    clocks.start(PRESERVATION_CLOCK, subject=row.pk, now=at, responsible=office)
    _moved(row, at=at, by=by, now=now)


@transaction.atomic
def confirm(
    letter: Preservation,
    *,
    at: datetime,
    reference: str,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    row = _begin(letter, PreservationStep.CONFIRM, by=by, seen=seen)
    check_moment(at, now=now, least=row.sent_at)
    row.answered_at, row.reference = at, reference.strip()
    _moved(row, at=at, by=by, now=now)


@transaction.atomic
def refuse(
    letter: Preservation,
    *,
    at: datetime,
    answer: str,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    row = _begin(letter, PreservationStep.REFUSE, by=by, seen=seen)
    check_moment(at, now=now, least=row.sent_at)
    row.answer = check_words(answer, _("Ghi lý do nơi nhận từ chối."), field="answer")
    row.answered_at = row.ended_at = at
    clocks.cancel_all(subject=row.pk, now=now)
    _moved(row, at=at, by=by, now=now)


@transaction.atomic
def end(
    letter: Preservation, *, answer: str, by: User, now: datetime, seen: int | None = None
) -> None:
    """The data was handed over, or is needed no more."""
    row = _begin(letter, PreservationStep.END, by=by, seen=seen)
    row.answer = check_words(answer, _("Ghi vì sao không cần giữ nữa."), field="answer")
    row.ended_at = now
    clocks.stop_all(subject=row.pk, now=now)
    _moved(row, at=now, by=by, now=now)
