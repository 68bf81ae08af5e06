"""A request to an addressee: drafted, sent, acknowledged, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.calendars import today
from khien.core.models import RunningClock
from khien.core.refusal import Refused
from khien.law.models import Provision
from khien.people.models import User
from khien.takedown import events
from khien.takedown.actions.checks import go_down
from khien.takedown.actions.closing import end_as_removed, finish
from khien.takedown.actions.content import begin
from khien.takedown.models import (
    Addressee,
    Ask,
    ContentItem,
    ItemState,
    RequestState,
    TakedownRequest,
)
from khien.takedown.rules import states
from khien.takedown.rules.states import ONLINE, OPEN, ItemStep, RequestStep
from khien.takedown.rules.takedown import (
    ANSWER_CLOCKS,
    check_asks,
    check_follows,
    check_moment,
    check_provision,
    check_sent_at,
    check_silent,
    check_urgent,
    check_version,
    check_words,
    clock_of,
    takes_down,
)


@dataclass(frozen=True)
class NewRequest:
    addressee: Addressee
    ask: Ask
    provision: Provision
    why: str
    urgent: bool = False
    follows: TakedownRequest | None = None


@transaction.atomic
def draft(
    item: ContentItem, new: NewRequest, *, by: User, now: datetime, seen: int | None = None
) -> TakedownRequest:
    item = begin(item.pk, by=by, seen=seen)
    states.after(states.ITEM[ItemStep.ASK], ItemState(item.state))
    check_asks(new.addressee, today(now))
    check_urgent(new.ask, urgent=new.urgent)
    check_provision(new.provision, today(now))
    check_follows(item, new.follows)
    why = check_words(new.why, _("Ghi vì sao nội dung này phải gỡ."), field="why")
    open_ones = item.requests.filter(addressee=new.addressee, ask=new.ask, state__in=OPEN)
    if open_ones.exists():
        raise Refused(_("Đã có yêu cầu như vậy đang mở với nơi này."), field="addressee")
    made = TakedownRequest.objects.create(
        item=item,
        addressee=new.addressee,
        ask=new.ask,
        urgent=new.urgent,
        provision=new.provision,
        why=why,
        follows=new.follows,
        drafted_at=now,
        drafted_by=by,
    )
    made.refresh_from_db(fields=["number"])
    event = events.TakedownDrafted(
        made.pk, item.pk, new.addressee.code, str(new.ask), new.urgent, new.provision.pk
    )
    ledger.record(event, by=by, now=now)
    return made


def _begin(
    request: TakedownRequest, step: RequestStep, *, by: User, seen: int | None
) -> tuple[TakedownRequest, ContentItem]:
    """Both locked, the request already in the state that follows."""
    item = begin(request.item_id, by=by, seen=None)
    row = TakedownRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    check_version(row.version, seen)
    row.state = states.after(states.REQUEST[step], RequestState(row.state))
    return row, item


@transaction.atomic
def send(
    request: TakedownRequest,
    *,
    at: datetime,
    way: str,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    """It went out; its deadline runs from then. `way`: the channel, as it is written."""
    row, item = _begin(request, RequestStep.SEND, by=by, seen=seen)
    states.after(states.ITEM[ItemStep.ASK], ItemState(item.state))
    check_sent_at(at, now=now)
    check_provision(row.provision, today(at))
    row.sent_by_way = check_words(way, _("Ghi đã gửi bằng cách nào."), field="way")
    row.sent_at = at
    row.version += 1
    row.save()
    code = clock_of(row.ask, urgent=row.urgent)
    clocks.start(code, subject=row.pk, now=at, responsible=item.office_id)
    kind = row.sent_by_way.partition(":")[0]
    ledger.record(events.TakedownSent(row.pk, item.pk, at, kind), by=by, now=now)


@transaction.atomic
def acknowledge(
    request: TakedownRequest,
    *,
    at: datetime,
    reference: str,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    """The addressee said that it has it; the deadline runs on."""
    row, item = _begin(request, RequestStep.ACKNOWLEDGE, by=by, seen=seen)
    check_moment(at, now=now, least=row.sent_at)
    row.acknowledged_at, row.reference = at, reference.strip()
    row.version += 1
    row.save()
    event = events.TakedownAnswered(row.pk, item.pk, str(row.state), at)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def remove(
    request: TakedownRequest,
    *,
    at: datetime,
    answer: str = "",
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    """What was asked was done. Where that took the content down, looks are planned from then."""
    row, item = _begin(request, RequestStep.REMOVE, by=by, seen=seen)
    check_moment(at, now=now, least=row.sent_at)
    row.answer = answer.strip() or row.answer
    end_as_removed(row, at=at, by=by, now=now)
    if item.state in ONLINE and takes_down(row.ask, item.place_kind):
        go_down(item, at=at, by=by, now=now)
        item.version += 1
        item.save()


@transaction.atomic
def refuse(
    request: TakedownRequest,
    *,
    at: datetime,
    answer: str,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    row, _item = _begin(request, RequestStep.REFUSE, by=by, seen=seen)
    check_moment(at, now=now, least=row.sent_at)
    row.answer = check_words(answer, _("Ghi lý do nơi nhận từ chối."), field="answer")
    finish(row, at=at, by=by, now=now)


@transaction.atomic
def give_up_waiting(
    request: TakedownRequest, *, by: User, now: datetime, seen: int | None = None
) -> None:
    """Silence is a result of its own, once the time is over."""
    row, _item = _begin(request, RequestStep.SILENCE, by=by, seen=seen)
    check_silent(_clock(row.pk), now=now)
    finish(row, at=now, by=by, now=now)


def _clock(request_id: UUID) -> RunningClock | None:
    mine = RunningClock.objects.filter(subject=request_id, rule__code__in=ANSWER_CLOCKS)
    return mine.order_by("-started_at").first()


@transaction.atomic
def withdraw(
    request: TakedownRequest, *, answer: str, by: User, now: datetime, seen: int | None = None
) -> None:
    row, _item = _begin(request, RequestStep.WITHDRAW, by=by, seen=seen)
    row.answer = check_words(answer, _("Ghi vì sao rút yêu cầu."), field="answer")
    finish(row, at=now, by=by, now=now)
