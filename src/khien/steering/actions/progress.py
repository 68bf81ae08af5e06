"""What an office tells of its assignment, another person's word on it, and more time."""

from datetime import date, datetime

from django.db import transaction

from khien.core import ledger
from khien.core.calendars import today, working_calendar
from khien.evidence.models import Exhibit
from khien.people.models import User
from khien.steering import events
from khien.steering.actions.reminding import follow
from khien.steering.models import Assignment, Extension, Progress, Verification
from khien.steering.queries.assignments import is_ours, may_verify
from khien.steering.queries.courses import course
from khien.steering.rules import progress as rules
from khien.steering.rules.progress import NewProgress
from khien.steering.rules.task import check_clock, check_may_manage


def _locked(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("task")
    return rows.get(pk=assignment.pk)


@transaction.atomic
def tell(assignment: Assignment, new: NewProgress, *, by: User, now: datetime) -> Progress:
    """A mistake is told in the next one; nothing is changed."""
    row = _locked(assignment)
    last = row.progress.order_by("at", "id").last()
    waiting = Progress.objects.filter(assignment=row, done=True, verification=None).exists()
    rules.check_can_tell(
        row,
        new,
        ours=is_ours(row, by, on=today(now)),
        waiting=waiting,
        files=Exhibit.objects.filter(holder=row.pk).count(),
    )
    made = Progress.objects.create(
        assignment=row,
        at=check_clock(last.at if last else None, now=now),
        by=by,
        text=new.text.strip(),
        percent=100 if new.done else new.percent,
        evidence=new.evidence.strip(),
        done=new.done,
    )
    follow([row], now=now)
    ledger.record(events.ProgressTold(row.pk, made.pk, made.done), by=by, now=now)
    return made


@transaction.atomic
def verify(
    progress: Progress, *, accepted: bool, note: str, by: User, now: datetime
) -> Verification:
    """The first word stands. What is accepted was finished when its office said so."""
    row = _locked(progress.assignment)
    progress = Progress.objects.select_related("assignment").get(pk=progress.pk)
    found = Verification.objects.filter(progress=progress).select_related("by").first()
    rules.check_not_verified(found)
    may = may_verify(row, by, on=today(now))
    rules.check_can_verify(progress, may=may, by=by.pk, note=note, accepted=accepted)
    made = Verification.objects.create(
        progress=progress,
        at=check_clock(progress.at, now=now),
        by=by,
        accepted=accepted,
        note=note.strip(),
    )
    if accepted:
        row.finished_at, row.version = progress.at, row.version + 1
        row.save(update_fields=["finished_at", "version"])
    follow([row], now=now)
    ledger.record(events.ProgressVerified(row.pk, progress.pk, accepted), by=by, now=now)
    return made


@transaction.atomic
def ask_extension(
    assignment: Assignment, *, until: date, reason: str, by: User, now: datetime
) -> Extension:
    row = _locked(assignment)
    day = today(now)
    due = course(row).due_on(day, working_calendar())
    rules.check_can_ask(
        row,
        until=until,
        due=due,
        today=day,
        ours=is_ours(row, by, on=day),
        waiting=row.extensions.filter(decided_at=None).exists(),
        reason=reason,
    )
    made = Extension.objects.create(
        assignment=row, asked_at=now, asked_by=by, asked_until=until, reason=reason.strip()
    )
    late = due is not None and day > due
    ledger.record(events.ExtensionAsked(row.pk, until, late), by=by, now=now)
    return made


@transaction.atomic
def decide_extension(
    extension: Extension, *, until: date | None, answer: str, by: User, now: datetime
) -> Extension:
    """`until` None: refused. What was late when it was decided stays late."""
    check_may_manage(by)
    row = _locked(extension.assignment)
    found = Extension.objects.select_related("decided_by", "assignment").get(pk=extension.pk)
    rules.check_can_decide(found, may=True, by=by.pk, granted=until is not None, answer=answer)
    day = today(now)
    due = course(row).due_on(day, working_calendar())
    if until is not None and due is not None:
        rules.check_until(until, due=due, today=day, field="until")
    found.decided_at, found.decided_by, found.until = now, by, until
    found.answer = answer.strip()
    found.save(update_fields=["decided_at", "decided_by", "until", "answer"])
    follow([row], now=now)
    late = due is not None and day > due
    event = events.ExtensionDecided(row.pk, until is not None, until, late)
    ledger.record(event, by=by, now=now)
    return found
