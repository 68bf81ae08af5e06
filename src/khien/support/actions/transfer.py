"""A case from one commune to another: proposed with a record, then accepted or refused there."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from khien.core import clocks, ledger
from khien.core.calendars import today
from khien.core.models import RunningClock
from khien.core.refusal import Refused
from khien.directory.queries.heirs import heirs
from khien.people.models import User
from khien.support import events
from khien.support.actions.steps import begin
from khien.support.models import (
    AssignedAction,
    Case,
    StandIn,
    Transfer,
    TransferReason,
    TransferState,
)
from khien.support.queries.transfers import left_in, may_answer, may_propose, targets
from khien.support.rules.states import Step
from khien.support.rules.transfer import (
    check_can_answer,
    check_can_propose,
    check_nothing_half_done,
    check_refusal,
)

ANSWER = "transfer_answer"


@dataclass(frozen=True)
class Record:
    """What the new commune must know before it looks into the case."""

    situation: str
    still_open: str = ""
    safe_contact: str = ""


@transaction.atomic
def propose_transfer(
    case: Case,
    *,
    target: UUID,
    reason: TransferReason,
    record: Record,
    by: User,
    now: datetime,
) -> Transfer:
    case = _begin_proposing(case, by=by, now=now)
    check_can_propose(
        case,
        target=target,
        existing=set(targets(today(now)).values_list("pk", flat=True)),
        situation=record.situation,
        waiting=case.transfers.filter(state=TransferState.PROPOSED).exists(),
    )
    check_nothing_half_done(list(case.plans.all()), state=case.state)
    made = Transfer.objects.create(
        case=case,
        reason=reason,
        origin_id=case.commune_id,
        target_id=target,
        record=asdict(record),
        proposed_at=now,
        proposed_by=by,
    )
    clocks.start(ANSWER, subject=made.pk, now=now, responsible=target)
    ledger.record(events.TransferProposed(case.pk, made.pk, target), by=by, now=now)
    return made


def _begin_proposing(case: Case, *, by: User, now: datetime) -> Case:
    """Where the commune is no more, whoever follows the cases of the province finds the new one."""
    found = Case.objects.select_for_update().get(pk=case.pk)
    if may_propose(found, by, on=today(now)):
        return found
    return begin(case.pk, Step.RECORD, by=by, seen=None)


@transaction.atomic
def accept_transfer(transfer: Transfer, *, by: User, now: datetime) -> None:
    """The case is the new commune's from now on, with everything open in it."""
    case, row = _begun(transfer)
    _check_receiver(row, by)
    check_can_answer(row)
    check_nothing_half_done(list(case.plans.all()), state=case.state)
    _move(case, row.target_id, reason=row.reason, by=by, now=now)
    _settle(row, TransferState.ACCEPTED, by=by, now=now)


@transaction.atomic
def refuse_transfer(transfer: Transfer, *, answer: str, by: User, now: datetime) -> None:
    _case, row = _begun(transfer)
    _check_receiver(row, by)
    check_can_answer(row)
    check_refusal(answer)
    row.answer = answer
    _settle(row, TransferState.REFUSED, by=by, now=now)


@transaction.atomic
def withdraw_transfer(transfer: Transfer, *, by: User, now: datetime) -> None:
    begin(transfer.case_id, Step.RECORD, by=by, seen=None)
    _case, row = _begun(transfer)
    check_can_answer(row)
    _settle(row, TransferState.WITHDRAWN, by=by, now=now)


@transaction.atomic
def take_over(commune: UUID, *, by: User, now: datetime) -> int:
    """All open cases of a commune that is no more, into the one that took its whole area over.

    Gives how many; pressed twice, nothing is left to take.
    """
    on, taken = today(now), 0
    for case in left_in(by, commune, on).select_for_update(of=("self",)):
        (heir,) = heirs(commune, on)
        waiting = case.transfers.filter(state=TransferState.PROPOSED)
        for row in waiting:
            _settle(row, TransferState.WITHDRAWN, by=by, now=now)
        row = Transfer(
            case=case,
            reason=TransferReason.SUCCESSION,
            origin_id=commune,
            target_id=heir,
            record=asdict(Record(_("Xã, phường cũ không còn; nơi kế tục nhận hồ sơ."))),
            proposed_at=now,
            proposed_by=by,
        )
        row.save(force_insert=True)
        _move(case, heir, reason=TransferReason.SUCCESSION, by=by, now=now)
        _settle(row, TransferState.ACCEPTED, by=by, now=now)
        taken += 1
    return taken


def _begun(transfer: Transfer) -> tuple[Case, Transfer]:
    case = Case.objects.select_for_update().get(pk=transfer.case_id)
    return case, Transfer.objects.select_for_update(of=("self",)).get(pk=transfer.pk)


def _check_receiver(row: Transfer, by: User) -> None:
    if not may_answer(row, by):
        raise Refused(_("Chỉ người của xã, phường nhận mới trả lời được."))


def _move(case: Case, target: UUID, *, reason: str, by: User, now: datetime) -> None:
    """Clocks go on, now the new commune's; what was assigned to people of the old one is `by`'s."""
    case.commune_id, case.officer, case.version = target, by, case.version + 1
    if reason == TransferReason.RESIDENCE:
        case.residence_id = target
    case.save(update_fields=["commune", "officer", "residence", "version"])
    RunningClock.objects.filter(subject=case.pk, stopped_at=None).update(responsible=target)
    open_actions = AssignedAction.objects.filter(case=case, done_on=None)
    open_actions.exclude(assignee=None).update(assignee=by)
    nobody_stands_in = Q(case=case) | Q(action__case=case)
    StandIn.objects.filter(nobody_stands_in, replaced_at=None).update(replaced_at=now)


def _settle(row: Transfer, state: TransferState, *, by: User, now: datetime) -> None:
    row.state, row.answered_at, row.answered_by = state, now, by
    row.save(update_fields=["state", "answered_at", "answered_by", "answer"])
    clocks.stop(ANSWER, subject=row.pk, now=now)
    ledger.record(events.TransferAnswered(row.case_id, row.pk, str(state)), by=by, now=now)
