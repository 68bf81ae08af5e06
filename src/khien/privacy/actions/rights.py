"""A request about one's own data, from the asking to the answer and what follows from it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import clocks, holdings, ledger
from khien.core.actors import REPORTER, Actor
from khien.core.calendars import today
from khien.core.seal import keyed_hash
from khien.intake.models import Report
from khien.people.models import User
from khien.privacy import events
from khien.privacy.models import Asker, Right, RightsOutcome, RightsRequest, Way
from khien.privacy.queries import holds
from khien.privacy.rules import rights as rules


@transaction.atomic
def receive(
    right: str,
    *,
    asker: str,
    way: str,
    words: str,
    by: Actor,
    now: datetime,
    name: str = "",
    received_by: User | None = None,
    key: str = "",
    report: Report | None = None,
) -> RightsRequest:
    """`report`: opened with its code, which proves who asks. `key`: sent twice, it is one."""
    rules.check_words(words, right=right)
    sent = keyed_hash("rights", key.encode()) if key else None
    known = RightsRequest.objects.filter(sent_key=sent).first() if sent else None
    if known is not None:
        return known
    request = RightsRequest.objects.create(
        right=right,
        asker=asker,
        way=way,
        name=name or None,
        words=words or None,
        sent_key=sent,
        received_at=now,
        received_by=received_by,
        record_kind=rules.record_kind_for(asker),
        record=report.pk if report else None,
        verified_at=now if report else None,
    )
    clocks.start("rights_acknowledge", subject=request.pk, now=now)
    clocks.start(rules.clock_of(right), subject=request.pk, now=now)
    ledger.record(events.RightsAsked(request.pk, right, asker, way), by=by, now=now)
    return request


def ask_with_code(
    report: Report, *, right: str, words: str, key: str, now: datetime
) -> RightsRequest:
    return receive(
        right,
        asker=Asker.REPORTER,
        way=Way.CODE,
        words=words,
        by=REPORTER,
        now=now,
        key=key,
        report=report,
    )


@transaction.atomic
def acknowledge(request: RightsRequest, *, by: User, now: datetime) -> None:
    request = _locked(request)
    rules.check_open(request)
    if request.acknowledged_at is not None:
        return
    request.acknowledged_at = now
    request.save(update_fields=["acknowledged_at"])
    clocks.stop("rights_acknowledge", subject=request.pk, now=now)
    ledger.record(events.RightsAcknowledged(request.pk), by=by, now=now)


@transaction.atomic
def verify(request: RightsRequest, *, number: int, how: str, by: User, now: datetime) -> None:
    request = _locked(request)
    found = holdings.of(request.record_kind).find(number)
    request.record = rules.check_can_verify(request, record=found, how=how)
    request.verified_at, request.verified_by, request.verified_how = now, by, how
    request.safe = request.safe_by = request.safe_why = None
    request.save()
    event = events.AskerVerified(request.pk, request.record_kind, request.record)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def say_safe(request: RightsRequest, *, safe: bool, why: str, by: User, now: datetime) -> None:
    request = _locked(request)
    rules.check_can_say_safe(request, by=by.pk, why=why)
    request.safe, request.safe_by, request.safe_why = safe, by, why
    request.save(update_fields=["safe", "safe_by", "safe_why"])
    ledger.record(events.SafetyDecided(request.pk, safe), by=by, now=now)


@transaction.atomic
def decide(
    request: RightsRequest,
    *,
    outcome: str,
    reason: str,
    by: User,
    now: datetime,
    withdrawn: Collection[str] | None = None,
) -> None:
    """What is granted is carried out in the same transaction, by the room that holds it.

    `withdrawn`: keys of what was agreed to and is withdrawn; None: all of it.
    """
    request = _locked(request)
    keep = must_keep(request, now=now)
    rules.check_can_decide(request, outcome=outcome, reason=reason, must_keep=keep)
    if outcome in rules.GIVING:
        rules.check_chosen(request, agreed(request, now=now), withdrawn)
        _carry_out(request, withdrawn, by=by, now=now)
    request.outcome, request.reason = RightsOutcome(outcome), reason
    request.decided_at, request.decided_by = now, by
    request.save(update_fields=["outcome", "reason", "decided_at", "decided_by"])
    clocks.stop_all(subject=request.pk, now=now)
    ledger.record(events.RightsDecided(request.pk, outcome), by=by, now=now)


def must_keep(request: RightsRequest, *, now: datetime) -> str:
    """Why the law keeps it, in plain words; a legal hold does too."""
    if request.record is None or request.right != Right.ERASE:
        return ""
    if _is_held(request, now=now):
        return str(rules.HELD_BY_LAW)
    return holdings.of(request.record_kind).must_keep(request.record)


def _is_held(request: RightsRequest, *, now: datetime) -> bool:
    return request.record in holds.held(today(now))


def agreed(request: RightsRequest, *, now: datetime) -> list[holdings.Agreed]:
    """What the asker may withdraw, once it is known who asks about what; also of what a hold keeps
    from being erased.
    """
    if request.record is None or request.decided_at is not None:
        return []
    held = request.right == Right.ERASE and _is_held(request, now=now)
    if request.right != Right.WITHDRAW and not held:
        return []
    return holdings.of(request.record_kind).agreed(request.record, request.asker)


def _carry_out(
    request: RightsRequest, withdrawn: Collection[str] | None, *, by: User, now: datetime
) -> None:
    """Of what a legal hold keeps nothing is erased, the consent alone is withdrawn."""
    holding, record = holdings.of(request.record_kind), _record(request)
    if request.right == Right.CORRECT:
        holding.correct(record, str(request.words), by, now)
    elif request.right == Right.ERASE and not _is_held(request, now=now):
        holding.erase(record, by, now)
    elif request.right in {Right.WITHDRAW, Right.ERASE}:
        why = _("Theo yêu cầu về dữ liệu cá nhân số %(number)s.") % {"number": request.number}
        asked = holdings.Withdrawal(request.asker, withdrawn, why)
        holding.withdraw(record, asked, by, now)


def _record(request: RightsRequest) -> UUID:
    if request.record is None:
        raise TypeError("a request is carried out on a record")
    return request.record


@transaction.atomic
def hand_out(request: RightsRequest, *, by: User, now: datetime) -> list[holdings.Held]:
    """What is held, for the asker; each time it is made is written down."""
    rules.check_may_hand_out(request)
    record = _record(request)
    ledger.record(events.HeldDataHandedOut(request.pk, record), by=by, now=now)
    told = holdings.of(request.record_kind).tell(record)
    parts = [(part.title, [fact for fact in part.facts if fact[1]]) for part in told]
    return [holdings.Held(title, facts) for title, facts in parts if facts]


def _locked(request: RightsRequest) -> RightsRequest:
    return RightsRequest.objects.select_for_update().get(pk=request.pk)
