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
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    name = _name(plan, meeting)
    for action in rows:
        action.task = _task(plan, meeting, action, name=name, by=by, now=now)
        action.save(update_fields=["task"])


def _name(plan: Plan, meeting: Meeting) -> str:
    """What numbers of its tasks begin with: its day; of several on one day, the second is "-2"."""
    day = f"H{today(meeting.held_at):%d/%m/%y}"
    same = Task.objects.filter(plan=plan, source=TaskSource.MEETING, number__startswith=day)
    before = same.values("origin").distinct().count()
    return f"{day}-{before + 1}" if before else day


def _task(
    plan: Plan, meeting: Meeting, action: MeetingAction, *, name: str, by: User, now: datetime
) -> Task:
    held = today(meeting.held_at)
    new = NewTask(
        number=f"{name}.{action.position}",
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
