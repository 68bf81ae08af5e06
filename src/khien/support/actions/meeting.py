"""Minutes of meetings, and the actions assigned there."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.models import User
from khien.support import events
from khien.support.actions.steps import begin
from khien.support.models import AssignedAction, Case, Meeting, MeetingKind
from khien.support.queries.colleagues import colleagues
from khien.support.queries.handover import doer_of
from khien.support.rules.meeting import check_action, check_can_finish, check_meeting
from khien.support.rules.people import check_nobody_suspected
from khien.support.rules.states import Step

ABLE = (Permission.CASE_WORK, Permission.CASE_APPROVE)


@dataclass(frozen=True)
class Minutes:
    kind: MeetingKind
    held_on: date
    took_part: str
    decided: str
    place: str = ""
    discussed: str = ""

    @property
    def words(self) -> dict[str, str]:
        return {
            "place": self.place,
            "took_part": self.took_part,
            "discussed": self.discussed,
            "decided": self.decided,
        }


@dataclass(frozen=True)
class Task:
    what: str
    due_on: date
    assignee: UUID | None = None
    outside: str = ""


@transaction.atomic
def record_meeting(
    case: Case, *, minutes: Minutes, tasks: tuple[Task, ...] = (), by: User, now: datetime
) -> Meeting:
    """Minutes and what was assigned there, together or not at all."""
    case = begin(case.pk, Step.RECORD, by=by, seen=None)
    check_meeting(
        held_on=minutes.held_on, took_part=minutes.took_part, decided=minutes.decided, now=now
    )
    check_nobody_suspected(minutes.took_part, case.carers.all())
    same_day = case.meetings.filter(kind=minutes.kind, held_on=minutes.held_on)
    if any(meeting.minutes == minutes.words for meeting in same_day):
        raise Refused(_("Biên bản này đã được lưu."), field="decided")
    meeting = Meeting.objects.create(
        case=case,
        kind=minutes.kind,
        held_on=minutes.held_on,
        minutes=minutes.words,
        recorded_at=now,
        recorded_by=by,
    )
    told = events.MeetingRecorded(case.pk, meeting.pk, str(minutes.kind))
    ledger.record(told, by=by, now=now)
    for task in tasks:
        _assign(case, task, meeting=meeting, by=by, now=now)
    return meeting


@transaction.atomic
def assign(case: Case, *, task: Task, by: User, now: datetime) -> AssignedAction:
    case = begin(case.pk, Step.RECORD, by=by, seen=None)
    same = case.assigned_actions.filter(
        done_on=None, due_on=task.due_on, assignee=task.assignee, meeting=None
    )
    if any(row.what == task.what for row in same):
        raise Refused(_("Việc này đã được giao."), field="what")
    return _assign(case, task, meeting=None, by=by, now=now)


def _assign(
    case: Case, task: Task, *, meeting: Meeting | None, by: User, now: datetime
) -> AssignedAction:
    check_action(
        what=task.what,
        staff=task.assignee is not None,
        outside=task.outside,
        due_on=task.due_on,
        now=now,
    )
    able = colleagues(case.commune_id, now=now, permissions=ABLE)
    if task.assignee and not able.filter(pk=task.assignee).exists():
        raise Refused(
            _("Người nhận phải đang làm việc với hồ sơ trẻ em ở xã, phường này."), field="assignee"
        )
    made = AssignedAction.objects.create(
        case=case,
        meeting=meeting,
        what=task.what,
        assignee_id=task.assignee,
        outside=task.outside.strip() or None,
        due_on=task.due_on,
        assigned_at=now,
        assigned_by=by,
    )
    told = events.ActionAssigned(case.pk, made.pk, task.due_on.isoformat())
    ledger.record(told, by=by, now=now)
    return made


@transaction.atomic
def finish_action(
    action: AssignedAction, *, done_on: date, result: str, by: User, now: datetime
) -> None:
    """By whom it was given to, by whoever stands in, or by who assigned it."""
    case = Case.objects.select_for_update().get(pk=action.case_id)
    action = AssignedAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
    doer = doer_of(action, on=today(now))
    works = by.scope(Permission.CASE_WORK).holds_in(case.commune_id)
    doers = {doer, action.assigned_by_id} | ({by.pk} if doer is None and works else set())
    check_can_finish(action, done_on=done_on, doers=doers, by=by.pk, now=now)
    action.done_on, action.result, action.done_by = done_on, result or None, by
    action.save(update_fields=["done_on", "result", "done_by"])
    ledger.record(events.ActionDone(case.pk, action.pk), by=by, now=now)
