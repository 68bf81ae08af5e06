"""A step on the path of a violation's branch: a record, a decision, an appeal, another body."""

from datetime import datetime

from django.db import transaction

from khien.core import ledger
from khien.core.calendars import end_of, today
from khien.enforcement import events
from khien.enforcement.actions.checking import check
from khien.enforcement.actions.handle import advance, locked, without_result
from khien.enforcement.models import Branch, Proceeding, Violation, ViolationState
from khien.enforcement.queries.receivers import uses_khien
from khien.enforcement.rules.said import Said
from khien.enforcement.rules.states import HANDLED, WITH_RESULT, Side, Step, Way
from khien.enforcement.rules.violation import check_can, receives
from khien.people.models import User


@transaction.atomic
def take(
    violation: Violation,
    step: Step,
    said: Said,
    *,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> Proceeding:
    violation = locked(violation.pk, seen=seen)
    way = check_can(violation, step, by=by, itself=uses_khien(violation.receiver_id, now=now))
    check(violation, step, said, now=now)
    taken = Proceeding.objects.create(
        violation=violation,
        step=step,
        branch=violation.branch,
        on=said.on,
        at=now,
        by=by,
        told=way.side is Side.THEIRS and not receives(violation, by),
        number=said.number.strip(),
        fine_vnd=said.fine_vnd,
        receiver_id=said.receiver,
        said=_words(said),
    )
    _keep(violation, step, said)
    _settle(violation, way, by=by, now=now)
    on_that_day = said.on is None or said.on == today(now)
    advance(violation, way, moment=now if on_that_day or said.on is None else end_of(said.on))
    event = events.ViolationStepTaken(
        violation.pk, taken.pk, str(step), violation.state, taken.told
    )
    ledger.record(event, by=by, now=now)
    return taken


def _words(said: Said) -> dict[str, object] | None:
    """What is sealed: whatever somebody wrote."""
    names = ("words", "remedy", "obstacle", "outside", "tried")
    kept = {name: getattr(said, name) for name in names if getattr(said, name)}
    return kept or None


def _keep(violation: Violation, step: Step, said: Said) -> None:
    """What holds now of the decision, and where the violation lies."""
    if step is Step.DECIDE:
        violation.decision_number, violation.fine_vnd = said.number.strip(), said.fine_vnd
    if step is Step.AMEND:
        violation.fine_vnd = said.fine_vnd
    if step is Step.REFER:
        violation.receiver_id = said.receiver


def _settle(violation: Violation, way: Way, *, by: User, now: datetime) -> None:
    """It has a result from the first state of WITH_RESULT on, until it is verified anew."""
    if way.to is ViolationState.VERIFYING:
        without_result(violation)
    elif way.to in WITH_RESULT and violation.settled_at is None:
        branch = Branch(violation.branch)
        violation.handled, violation.settled_at = HANDLED[branch], now
        event = events.ViolationSettled(violation.pk, str(branch), HANDLED[branch])
        ledger.record(event, by=by, now=now)
