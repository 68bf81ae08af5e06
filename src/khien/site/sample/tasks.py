"""Sample tasks of the plan: done, late, said to be done, with more time asked for, not begun."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from khien.core.calendars import today
from khien.directory import queries as directory
from khien.directory.models import Function
from khien.people.models import User
from khien.people.roles import Role
from khien.steering import actions
from khien.steering.models import Assignment, AssignmentRole, Plan, Repeats
from khien.steering.queries import plan_of
from khien.steering.rules.progress import NewProgress
from khien.steering.rules.task import Given, Holder, NewTask

_GIVEN = timedelta(days=75)  # ago


@dataclass(frozen=True)
class _Sample:
    """`days`: until it is due, from now."""

    number: str
    group: int
    title: str
    lead: Function
    days: int
    others: tuple[Function, ...] = ()
    repeats: Repeats = Repeats.ONCE


_TASKS = (
    _Sample(
        "M.1",
        1,
        "Rà soát văn bản của tỉnh về trẻ em trên môi trường mạng",
        Function.JUSTICE,
        20,
        (Function.CHILD_AFFAIRS,),
    ),
    _Sample("M.2", 2, "Tập huấn giáo viên dạy an toàn trên mạng", Function.EDUCATION, -30),
    _Sample(
        "M.3",
        2,
        "Truyền thông cho cha mẹ qua các buổi họp phụ huynh",
        Function.EDUCATION,
        -12,
        (Function.WOMENS_UNION, Function.YOUTH_UNION),
    ),
    _Sample("M.4", 3, "Công bố danh sách chặn cho nhà mạng", Function.ELECTRONIC_INFORMATION, 4),
    _Sample("M.5", 4, "Diễn tập gỡ nội dung trong 24 giờ", Function.CYBER_POLICE, -3),
    _Sample(
        "M.6",
        5,
        "Rà các xã, phường chưa có đối tác",
        Function.STEERING_OFFICE,
        45,
        (),
        Repeats.QUARTER,
    ),
)
_DONE = NewProgress("Đã làm xong theo kế hoạch mẫu.", evidence="Báo cáo mẫu 12/BC", done=True)


def give_tasks(staff: dict[Role, User], *, now: datetime) -> int:
    """To offices of the province; how many assignments."""
    plan, here = plan_of(today(now)), directory.installation()
    if plan is None or here is None:
        return 0
    steering, given_at = staff[Role.STEERING_OFFICER], now - _GIVEN
    made: dict[str, Assignment] = {}
    for each in _TASKS:
        functions = (each.lead, *each.others)
        roles = (AssignmentRole.LEAD, *(AssignmentRole.COORDINATE for _ in each.others))
        to = [
            Given(Holder(function, here.province_id), role)
            for function, role in zip(functions, roles, strict=True)
        ]
        task = actions.add_task(plan, _new(plan, each, now), by=steering, now=given_at)
        rows = actions.assign(task, to, by=steering, now=given_at)
        made[each.number] = next(row for row in rows if row.role == AssignmentRole.LEAD)
    _tell(made, staff, now=now)
    return Assignment.objects.filter(task__plan=plan).count()


def _new(plan: Plan, each: _Sample, now: datetime) -> NewTask:
    group = plan.task_groups.filter(position=each.group).first()
    return NewTask(
        number=each.number,
        title=each.title,
        cited=f"nhóm nhiệm vụ {each.group}",
        group=group,
        due=today(now) + timedelta(days=each.days),
        repeats=each.repeats,
    )


def _tell(made: dict[str, Assignment], staff: dict[Role, User], *, now: datetime) -> None:
    """One done in time and verified, one said to be done, one that asks for more time."""
    teacher, police = staff[Role.EDUCATION_OFFICER], staff[Role.CYBER_POLICE]
    early = now - timedelta(days=35)
    told = actions.tell(made["M.2"], _DONE, by=teacher, now=early)
    actions.verify(told, accepted=True, note="", by=staff[Role.STEERING_OFFICER], now=early)
    half = NewProgress("Đã họp ở một nửa số trường.", percent=50)
    actions.tell(made["M.3"], half, by=teacher, now=now - timedelta(days=20))
    until = today(now) + timedelta(days=30)
    reason = "Chờ các trường xếp lịch họp phụ huynh."
    actions.ask_extension(made["M.3"], until=until, reason=reason, by=teacher, now=now)
    actions.tell(made["M.5"], _DONE, by=police, now=now - timedelta(days=4))
