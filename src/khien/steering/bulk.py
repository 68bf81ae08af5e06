"""Many tasks at once: given to offices, and the offices that have them urged."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core import bulk
from khien.core.bulk import Done, Line
from khien.core.calendars import today
from khien.core.models import Reminder, RunningClock
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.core.reminders import by_hand
from khien.people.models import User
from khien.steering.actions.reminding import CLOCK
from khien.steering.actions.tasks import assign, cancel_assignment
from khien.steering.forms.task import AssignForm
from khien.steering.models import Assignment, Task
from khien.steering.queries.assignments import visible_to
from khien.steering.rules.task import check_open


class NothingAsked(forms.Form):
    def __init__(self, data: Any, _user: User, _now: datetime) -> None:
        super().__init__(data if data is not None else {})


class _OfficesForm(AssignForm):
    def __init__(self, data: Any, _user: User, now: datetime) -> None:
        super().__init__(data, on=today(now))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors:
            said["given"] = self.given()
            if not said["given"]:
                self.add_error("offices", _("Hãy chọn ít nhất một cơ quan."))
        return said


def _tasks(user: User, keys: Collection[str], now: datetime) -> list[Task]:
    wanted = [key for key in map(_id, keys) if key]
    rows = Task.objects.filter(pk__in=wanted, until=None).select_related("plan")
    if not user.may(Permission.PLAN_MANAGE):
        given = Assignment.objects.filter(task__in=wanted)
        rows = rows.filter(pk__in=[each.task_id for each in visible_to(user, given, on=today(now))])
    return list(rows.order_by("number", "pk"))


def _task(user: User, key: str, now: datetime) -> Task:
    found = _tasks(user, [key], now)
    if not found:
        raise Refused(_("Bạn không còn xem được nhiệm vụ này."))
    return found[0]


def _id(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


def _title(task: Task) -> str:
    return f"{task.number} · {task.title}"


def _giving(user: User, keys: Collection[str], said: dict[str, Any], now: datetime) -> list[Line]:
    count = len(said.get("given", ()))
    lines = []
    for task in _tasks(user, keys, now):
        try:
            check_open(task)
        except Refused as refusal:
            lines.append(Line(str(task.pk), _title(task), refused=str(refusal)))
        else:
            words = _("giao cho %(n)s cơ quan đã chọn; nơi đã có thì giữ nguyên") % {"n": count}
            lines.append(Line(str(task.pk), _title(task), words))
    return lines


def _give(user: User, key: str, said: dict[str, Any], now: datetime) -> Done:
    task = _task(user, key, now)
    made = assign(task, said["given"], by=user, now=now)
    if not made:
        raise Refused(_("Các cơ quan ấy đã có nhiệm vụ này."))
    return Done({"made": [str(row.pk) for row in made]})


def _take_back(user: User, _key: str, needs: dict[str, Any], now: datetime) -> None:
    rows = list(Assignment.objects.filter(pk__in=needs["made"], cancelled_at=None))
    if any(row.progress.exists() for row in rows):
        raise Refused(_("Đã có cơ quan báo tiến độ."))
    for row in rows:
        cancel_assignment(row, why=_("Hoàn tác việc giao hàng loạt."), by=user, now=now)


def _clocks(tasks: Collection[Task]) -> dict[UUID, list[RunningClock]]:
    """Task → deadlines of offices that have not finished it."""
    rows = Assignment.objects.filter(task__in=tasks, finished_at=None, cancelled_at=None)
    task_of = dict(rows.values_list("pk", "task"))
    running = RunningClock.objects.filter(
        rule__code=CLOCK, subject__in=list(task_of), stopped_at=None
    )
    found: dict[UUID, list[RunningClock]] = {}
    for clock in running.select_related("rule").order_by("due_at", "pk"):
        found.setdefault(task_of[clock.subject], []).append(clock)
    return found


def _urging(user: User, keys: Collection[str], _said: dict[str, Any], now: datetime) -> list[Line]:
    tasks = _tasks(user, keys, now)
    clocks = _clocks(tasks)
    return [_urged(task, clocks.get(task.pk, [])) for task in tasks]


def _urged(task: Task, clocks: list[RunningClock]) -> Line:
    if not clocks:
        why = _("không có cơ quan nào đang nợ việc này trong hạn tính được")
        return Line(str(task.pk), _title(task), refused=why)
    words = _("nhắc %(n)s cơ quan trong mục Nhắc việc của họ") % {"n": len(clocks)}
    return Line(str(task.pk), _title(task), words)


def _urge(user: User, key: str, _said: dict[str, Any], now: datetime) -> Done:
    task = _task(user, key, now)
    made, alone = [], ""
    for clock in _clocks([task]).get(task.pk, []):
        try:
            made.append(str(by_hand.remind(clock, person=user.pk, by=user, now=now).pk))
        except Refused as refusal:
            alone = str(refusal)
    if not made:
        raise Refused(alone or _("Không có cơ quan nào để nhắc."))
    return Done({"reminders": made})


def _take_reminders_back(user: User, _key: str, needs: dict[str, Any], now: datetime) -> None:
    rows = Reminder.objects.filter(pk__in=needs["reminders"]).select_related("clock")
    for reminder in rows.order_by("pk"):
        by_hand.take_back(reminder, by=user, now=now)


def publish() -> None:
    manage = (Permission.PLAN_MANAGE,)
    give = gettext_lazy("Giao cho cơ quan")
    bulk.register(
        bulk.Kind(
            "giao-viec", "steering:tasks", give, manage, _OfficesForm, _giving, _give, _take_back
        )
    )
    bulk.register(
        bulk.Kind(
            "don-doc",
            "steering:tasks",
            gettext_lazy("Đôn đốc các cơ quan"),
            manage,
            NothingAsked,
            _urging,
            _urge,
            _take_reminders_back,
        )
    )
