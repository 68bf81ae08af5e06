"""Verification, and opening again: where a violation goes, and that it goes elsewhere after all."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.refusal import Refused
from khien.enforcement import events
from khien.enforcement.models import AgeGroup, Branch, HandlingNote, Proceeding, Violation
from khien.enforcement.rules.states import Step, Way
from khien.enforcement.rules.violation import check_branch, check_can, check_version
from khien.law.models import Provision
from khien.people.models import User


def locked(violation_id: UUID, *, seen: int | None) -> Violation:
    """The violation, until the transaction ends."""
    violation = (
        Violation.objects.select_for_update(of=("self",))
        .select_related("respondent")
        .get(pk=violation_id)
    )
    if seen is not None:
        check_version(violation, seen)
    return violation


def advance(violation: Violation, way: Way, *, moment: datetime) -> None:
    """Into the state the step leads to, with the deadlines that end and begin on that moment."""
    for code in way.stops:
        clocks.stop(code, subject=violation.pk, now=moment)
    for code in way.starts:
        office = violation.receiver_id or violation.office_id
        clocks.start(code, subject=violation.pk, now=moment, responsible=office)
    violation.state = way.to or violation.state
    violation.version += 1
    violation.save()


def without_result(violation: Violation) -> None:
    """The count falls back to pending; what was decided stays in the steps and the ledger."""
    violation.handled = violation.settled_at = violation.receiver = None
    violation.branch = ""


@transaction.atomic
def note(violation: Violation, *, text: str, by: User, now: datetime) -> HandlingNote:
    violation = locked(violation.pk, seen=None)
    way = check_can(violation, Step.NOTE, by=by)
    if not text.strip():
        raise Refused(_("Ghi việc đã làm."), field="text")
    written = HandlingNote.objects.create(violation=violation, at=now, by=by, text=text)
    advance(violation, way, moment=now)
    ledger.record(events.ViolationNoted(violation.pk, written.pk), by=by, now=now)
    return written


@transaction.atomic
def verify(
    violation: Violation,
    *,
    branch: Branch,
    provisions: Sequence[Provision] = (),
    age_group: AgeGroup,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    """Say where the violation goes and under which provisions; stops the verification clock."""
    violation = locked(violation.pk, seen=seen)
    way = check_can(violation, Step.VERIFY, by=by)
    violation.respondent.age_group = age_group
    check_branch(violation, branch, provisions)
    violation.respondent.save(update_fields=["age_group"])
    violation.branch = branch
    violation.provisions.set(provisions)
    _noted(violation, Step.VERIFY, by=by, now=now)
    advance(violation, way, moment=now)
    cited = tuple(provision.pk for provision in provisions)
    ledger.record(events.ViolationVerified(violation.pk, str(branch), cited), by=by, now=now)


@transaction.atomic
def reopen(
    violation: Violation, *, reason: str, by: User, now: datetime, seen: int | None = None
) -> None:
    violation = locked(violation.pk, seen=seen)
    way = check_can(violation, Step.REOPEN, by=by)
    if not reason.strip():
        raise Refused(_("Ghi lý do mở lại."), field="reason")
    _noted(violation, Step.REOPEN, by=by, now=now, said={"words": reason})
    without_result(violation)
    clocks.stop_all(subject=violation.pk, now=now)
    advance(violation, way, moment=now)
    ledger.record(events.ViolationReopened(violation.pk), by=by, now=now)


def _noted(
    violation: Violation,
    step: Step,
    *,
    by: User,
    now: datetime,
    said: dict[str, str] | None = None,
) -> None:
    Proceeding.objects.create(
        violation=violation, step=step, branch=violation.branch, at=now, by=by, said=said
    )
