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
    if rows and plan is None:
        raise Refused(_("Chưa có kế hoạch nào nên chưa giao việc được."))
    for action in rows:
        action.task = _task(plan, meeting, action, by=by, now=now)
        action.save(update_fields=["task"])
