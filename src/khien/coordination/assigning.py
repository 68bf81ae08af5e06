"""What a meeting agreed becomes work of the plan: a task, and an assignment of the office."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from khien.coordination.models import Meeting, MeetingAction
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.people.models import User
from khien.steering.actions.tasks import give, write_task
from khien.steering.models import AssignmentRole, Plan, Task, TaskSource
from khien.steering.queries import plan_of
from khien.steering.queries.plans import version_of
from khien.steering.rules.task import Given, Holder, NewTask


def assign_all(
    meeting: Meeting, actions: Iterable[MeetingAction], *, by: User, now: datetime
) -> None:
    """Under the plan of that day, each citing the minutes. What the meeting agreed is enough to
    give it: whoever approves the minutes need not manage plans.
    """
    rows = list(actions)
    if not rows:
        return
    plan = plan_of(today(now))
    if plan is None:
        raise Refused(_("Chưa có kế hoạch nào nên chưa giao việc được."))
    for action in rows:
        action.task = _task(plan, meeting, action, by=by, now=now)
        action.save(update_fields=["task"])


def _task(plan: Plan, meeting: Meeting, action: MeetingAction, *, by: User, now: datetime) -> Task:
    held = today(meeting.held_at)
    new = NewTask(
        number=f"H{held:%y%m%d}.{meeting.pk.hex[-4:]}.{action.position}",
        title=action.words,
        cited=f"Biên bản họp ngày {held:%d/%m/%Y}, mục {action.position}",
        source=TaskSource.MEETING,
        origin=meeting.pk,
        due=action.due_on,
    )
    task = write_task(plan, new, since=version_of(plan), by=by, now=now)
    give(task, [Given(_holder(action), AssignmentRole.LEAD)], by=by, now=now)
    return task


def _holder(action: MeetingAction) -> Holder:
    """By function where the meeting named one, so that the work follows it."""
    if action.function and action.territory_id:
        return Holder(Function(action.function), action.territory_id)
    return Holder(organisation=action.office_id)
