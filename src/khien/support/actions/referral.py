"""A referral from the first word to its result; it stops as soon as its ground falls away."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.models import User
from khien.support import events
from khien.support.actions.steps import begin
from khien.support.models import (
    Case,
    Ground,
    Purpose,
    Referral,
    ReferralState,
    ReferralStep,
)
from khien.support.queries.consent import gate_of
from khien.support.queries.receivers import is_receiver, uses_khien
from khien.support.rules.carers_numbers import check_leads_to_nobody_unsafe
from khien.support.rules.case import check_can as check_can_step
from khien.support.rules.referral import (
    GROUND_FELL_AWAY,
    WAYS,
    WITH_RECEIVER,
    Side,
    Verb,
    check_can,
    check_draft,
    check_needs_override,
    check_open,
    check_second_person,
)
from khien.support.rules.sharing import said_of
from khien.support.rules.states import Step

ANSWER, RESULT = "referral_acknowledgement", "referral_answer"


@dataclass(frozen=True)
class Draft:
    purpose: Purpose
    need: str
    background: str = ""
    shares: tuple[str, ...] = ()
    organisation: UUID | None = None
    outside: str = ""


@transaction.atomic
def write_referral(
    case: Case, *, draft: Draft, by: User, now: datetime, referral: Referral | None = None
) -> Referral:
    """A new draft, or `referral`, still a draft, written anew."""
    case = begin(case.pk, Step.RECORD, by=by, seen=None)
    check_draft(
        purpose=draft.purpose,
        recipient=draft.organisation is not None,
        outside=draft.outside,
        need=draft.need,
    )
    words = {"need": draft.need, "background": draft.background}
    check_leads_to_nobody_unsafe(case.carers.all(), **words)
    if referral is None:
        _check_not_twice(case, draft)
        row = Referral(case=case, written_at=now, written_by=by)
    else:
        row = _locked(referral)
        check_can(row, Verb.SEND)
        row.written_by = by
    row.purpose, row.organisation_id = draft.purpose, draft.organisation
    row.outside = None if draft.organisation else draft.outside.strip()
    row.shares = list(draft.shares)
    row.content = words
    row.save()
    row.refresh_from_db(fields=["number"])
    ledger.record(events.ReferralWritten(row.pk, case.pk, str(draft.purpose)), by=by, now=now)
    return row


def _check_not_twice(case: Case, draft: Draft) -> None:
    same = case.referrals.filter(
        state=ReferralState.DRAFT, purpose=draft.purpose, organisation=draft.organisation
    )
    if any((row.content or {}).get("need") == draft.need for row in same):
        raise Refused(_("Lời giới thiệu này đã được soạn: hãy mở bản đó."), field="need")


@transaction.atomic
def send(referral: Referral, *, by: User, now: datetime) -> None:
    case, row = _begun(referral, Side.OURS, by=by)
    check_can(row, Verb.SEND)
    found = gate_of(case, row.purpose, on=today(now))
    check_open(found)
    row.ground, row.legal_basis = str(found.ground), found.law
    _leave(case, row, Verb.SEND, by=by, now=now)


@transaction.atomic
def ask_second_person(referral: Referral, *, words: str, by: User, now: datetime) -> None:
    """Sharing without consent, for the child's best interest: recorded, and never by one alone."""
    case, row = _begun(referral, Side.OURS, by=by)
    check_can(row, Verb.ASK, words=words)
    check_needs_override(gate_of(case, row.purpose, on=today(now)))
    row.ground, row.why_override, row.written_by = Ground.BEST_INTEREST, words, by
    _move(row, Verb.ASK, by=by, now=now, words=words)


@transaction.atomic
def confirm(referral: Referral, *, by: User, now: datetime) -> None:
    case, row = _begun(referral, Side.SECOND, by=by)
    check_can(row, Verb.CONFIRM)
    check_second_person(row, by=by)
    row.confirmed_by = by
    _leave(case, row, Verb.CONFIRM, by=by, now=now)


@transaction.atomic
def send_back(referral: Referral, *, words: str, by: User, now: datetime) -> None:
    _case, row = _begun(referral, Side.SECOND, by=by)
    check_can(row, Verb.SEND_BACK, words=words)
    check_second_person(row, by=by)
    row.ground, row.why_override = "", None
    _move(row, Verb.SEND_BACK, by=by, now=now, words=words)


@transaction.atomic
def drop(referral: Referral, *, by: User, now: datetime) -> None:
    _case, row = _begun(referral, Side.OURS, by=by)
    check_can(row, Verb.DROP)
    _move(row, Verb.DROP, by=by, now=now)


@transaction.atomic
def stop(referral: Referral, *, words: str, by: User, now: datetime) -> None:
    _case, row = _begun(referral, Side.OURS, by=by)
    check_can(row, Verb.STOP, words=words)
    _move(row, Verb.STOP, by=by, now=now, words=words)


@transaction.atomic
def answer(referral: Referral, verb: Verb, *, words: str = "", by: User, now: datetime) -> None:
    """By somebody of the receiving office; where nobody there uses Khiên, the case's officer notes
    what that body said.
    """
    case = Case.objects.select_for_update().get(pk=referral.case_id)
    row = _locked(referral)
    if WAYS[verb].side is not Side.THEIRS:
        raise Refused(_("Việc này không phải của nơi nhận."))
    told = not is_receiver(row, by)
    if told:
        check_can_step(case, Step.RECORD, by=by)
        if uses_khien(row.organisation_id, now=now):
            raise Refused(_("Nơi nhận tự trả lời trong hệ thống: hãy đôn đốc họ."))
    check_can(row, verb, words=words)
    _move(row, verb, by=by, now=now, words=words, told=told)


def stop_what_lost_its_ground(case: Case, *, by: User, now: datetime) -> int:
    """After a consent fell away: referrals that rest on it stop, with a reason both sides read.

    Gives how many. The case is locked by whoever calls.
    """
    moving = case.referrals.select_for_update().filter(
        ground=Ground.CONSENT, state__in=WITH_RECEIVER
    )
    stopped = 0
    for row in moving:
        if gate_of(case, row.purpose, on=today(now)).ground is None:
            _move(row, Verb.STOP, by=by, now=now, words=GROUND_FELL_AWAY)
            stopped += 1
    return stopped


def _locked(referral: Referral) -> Referral:
    return Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)


def _begun(referral: Referral, side: Side, *, by: User) -> tuple[Case, Referral]:
    """The case first, then the referral: always locked in this order."""
    if side is Side.OURS:
        case = begin(referral.case_id, Step.RECORD, by=by, seen=None)
        return case, _locked(referral)
    case = Case.objects.select_for_update().get(pk=referral.case_id)
    if not may_confirm(case, by):
        raise Refused(_("Việc này không thuộc phần việc của bạn ở xã này."))
    return case, _locked(referral)


def may_confirm(case: Case, by: User) -> bool:
    """The second person: who decides for the commune, or follows its cases for the province."""
    deciding = (Permission.CASE_APPROVE, Permission.CASE_OVERSEE)
    return any(by.scope(each).holds_in(case.commune_id) for each in deciding)


def _leave(case: Case, row: Referral, verb: Verb, *, by: User, now: datetime) -> None:
    """What is shared is fixed now: a later change of the case does not travel along."""
    said, words = said_of(case, row.shares), row.content or {}
    check_leads_to_nobody_unsafe(case.carers.all(), **words, contact=said.get("contact", ""))
    row.content = {**words, "said": said}
    clocks.start(ANSWER, subject=row.pk, now=now, responsible=row.organisation_id)
    clocks.start(RESULT, subject=row.pk, now=now, responsible=row.organisation_id)
    _move(row, verb, by=by, now=now)


def _move(
    row: Referral, verb: Verb, *, by: User, now: datetime, words: str = "", told: bool = False
) -> None:
    row.state = WAYS[verb].to
    row.save()
    if row.state != ReferralState.SENT:
        clocks.stop(ANSWER, subject=row.pk, now=now)
    if row.state not in {ReferralState.SENT, ReferralState.ACKNOWLEDGED}:
        clocks.stop(RESULT, subject=row.pk, now=now)
    ReferralStep.objects.create(
        referral=row, verb=verb, at=now, by=by, told=told, words=words or None
    )
    moved = events.ReferralMoved(row.pk, row.case_id, str(verb), row.state, told)
    ledger.record(moved, by=by, now=now)
