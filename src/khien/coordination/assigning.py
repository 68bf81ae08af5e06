"""What a meeting agreed becomes work of the plan: a task, and an assignment of the office."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from khien.coordination.models import Meeting, MeetingAction
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.people.models import User
from khien.steering.models import Assignment, AssignmentRole, Plan, Task, TaskSource
from khien.steering.queries import plan_of


def assign_all(
    meeting: Meeting, actions: Iterable[MeetingAction], *, by: User, now: datetime
) -> None:
    """Under the plan of that day, each citing the minutes."""
    rows = list(actions)
    plan = plan_of(today(now))
    if not rows:
        return
    if plan is None:
        raise Refused(_("Chưa có kế hoạch nào nên chưa giao việc được."))
    for action in rows:
        action.task = _task(plan, meeting, action, by=by, now=now)
        action.save(update_fields=["task"])


def _task(plan: Plan, meeting: Meeting, action: MeetingAction, *, by: User, now: datetime) -> Task:
    held = today(meeting.held_at)
    cited = f"Biên bản họp ngày {held:%d/%m/%Y}, mục {action.position}"
    task = Task.objects.create(
        plan=plan,
        number=f"H{held:%y%m%d}.{meeting.pk.hex[-4:]}.{action.position}",
        title=action.words,
        source=TaskSource.MEETING,
        origin=meeting.pk,
        cited=cited,
        due=action.due_on,
        recorded_at=now,
        recorded_by=by,
    )
    by_function = bool(action.function)
    Assignment.objects.create(
        task=task,
        role=AssignmentRole.LEAD,
        function=action.function,
        territory=action.territory if by_function else None,
        organisation=None if by_function else action.office,
        due=action.due_on,
        assigned_at=now,
        assigned_by=by,
    )
    return task
