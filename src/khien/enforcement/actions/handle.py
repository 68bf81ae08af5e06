"""Verification, handling, disposal, and opening again (an appeal won, a body that refused)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.refusal import Refused
from khien.enforcement import events
from khien.enforcement.models import AgeGroup, Branch, HandlingNote, Violation, ViolationState
from khien.enforcement.rules.states import HANDLED, TRANSITIONS, Step
from khien.enforcement.rules.violation import (
    Disposal,
    check_branch,
    check_can,
    check_disposal,
    check_version,
)
from khien.law.models import Provision
from khien.people.models import User


def _begin(violation_id: UUID, step: Step, *, by: User, seen: int | None) -> Violation:
    """The violation, locked until the transaction ends."""
    violation = (
        Violation.objects.select_for_update(of=("self",))
        .select_related("respondent")
        .get(pk=violation_id)
    )
    if seen is not None:
        check_version(violation, seen)
    check_can(violation, step, by=by)
    return violation


def _advance(violation: Violation, step: Step) -> None:
    violation.state = TRANSITIONS[step].to or ViolationState(violation.state)
    violation.version += 1
    violation.save()


@transaction.atomic
def note(violation: Violation, *, text: str, by: User, now: datetime) -> HandlingNote:
    violation = _begin(violation.pk, Step.NOTE, by=by, seen=None)
    if not text.strip():
        raise Refused(_("Ghi việc đã làm."), field="text")
    written = HandlingNote.objects.create(violation=violation, at=now, by=by, text=text)
    _advance(violation, Step.NOTE)
    ledger.record(events.ViolationNoted(violation.pk, written.pk), by=by, now=now)
    return written


@transaction.atomic
def verify(
    violation: Violation,
    *,
    branch: Branch,
    provision: Provision | None,
    age_group: AgeGroup,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    """Say where the violation goes and under which provision; stops the verification clock."""
    violation = _begin(violation.pk, Step.VERIFY, by=by, seen=seen)
    violation.respondent.age_group = age_group
    check_branch(violation, branch, provision)
    violation.respondent.save(update_fields=["age_group"])
    violation.branch, violation.provision = branch, provision
    clocks.stop("violation_verification", subject=violation.pk, now=now)
    _advance(violation, Step.VERIFY)
    cited = provision.pk if provision else None
    ledger.record(events.ViolationVerified(violation.pk, str(branch), cited), by=by, now=now)


@transaction.atomic
def settle(
    violation: Violation,
    *,
    disposal: Disposal,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    violation = _begin(violation.pk, Step.SETTLE, by=by, seen=seen)
    branch = Branch(violation.branch)
    check_disposal(branch, disposal)
    violation.decision_number = disposal.decision_number.strip()
    violation.fine_vnd = disposal.fine_vnd
    violation.result = asdict(disposal)
    violation.handled = HANDLED[branch]
    violation.settled_at = now
    clocks.stop_all(subject=violation.pk, now=now)
    _advance(violation, Step.SETTLE)
    ledger.record(
        events.ViolationSettled(violation.pk, str(branch), HANDLED[branch]), by=by, now=now
    )


@transaction.atomic
def reopen(
    violation: Violation, *, reason: str, by: User, now: datetime, seen: int | None = None
) -> None:
    """What was decided stays in the notes and the ledger; the count falls back to pending."""
    violation = _begin(violation.pk, Step.REOPEN, by=by, seen=seen)
    if not reason.strip():
        raise Refused(_("Ghi lý do mở lại."), field="reason")
    HandlingNote.objects.create(violation=violation, at=now, by=by, text=reason)
    violation.handled = violation.settled_at = None
    clocks.start(
        "violation_verification", subject=violation.pk, now=now, responsible=violation.office_id
    )
    _advance(violation, Step.REOPEN)
    ledger.record(events.ViolationReopened(violation.pk), by=by, now=now)
