"""Adding a task, giving it to offices, letting it rest, cancelling it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import SYSTEM, Actor
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.directory.queries import name_of, names_of
from khien.directory.queries.heirs import alive, heirs
from khien.directory.queries.latest import latest_names
from khien.people.models import User
from khien.steering import events
from khien.steering.actions.reminding import follow
from khien.steering.models import Assignment, AssignmentRole, Plan, Repeats, Suspension, Task
from khien.steering.queries.holders import Holders
from khien.steering.rules import task as rules
from khien.steering.rules.rounds import rounds
from khien.steering.rules.task import Given, Holder, NewTask

_YEARS = timedelta(days=800)


@transaction.atomic
def add_task(plan: Plan, new: NewTask, *, by: User, now: datetime, since: int = 1) -> Task:
    """`since`: the version of the plan that adds it."""
    rules.check_may_manage(by)
    plan = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    numbers = plan.tasks.filter(until=None).values_list("number", flat=True)
    rules.check_new_task(plan, new, taken=numbers)
    rules.check_cited(new.document, new.provision, on=today(now))
    return write_task(plan, new, since=since, by=by, now=now)


def write_task(plan: Plan, new: NewTask, *, since: int, by: User | None, now: datetime) -> Task:
    """Unasked: for whoever checked it."""
    task = Task.objects.create(
        plan=plan,
        since=since,
        recorded_at=now,
        recorded_by=by,
        **{name: getattr(new, name) for name in NewTask.__dataclass_fields__},
    )
    event = events.TaskAdded(task.pk, plan.pk, task.number, task.source)
    ledger.record(event, by=_actor(by), now=now)
    return task


def _actor(by: User | None) -> Actor:
    return by if by is not None else SYSTEM


@transaction.atomic
def assign(task: Task, to: Sequence[Given], *, by: User, now: datetime) -> list[Assignment]:
    """To those that do not have it yet; raises Refused with the first that cannot have it."""
    rules.check_may_manage(by)
    task = Task.objects.select_for_update(no_key=True).select_related("plan").get(pk=task.pk)
    rules.check_open(task)
    return give(task, to, by=by, now=now)


def give(
    task: Task, to: Sequence[Given], *, by: User | None, now: datetime, begins: date | None = None
) -> list[Assignment]:
    """`begins`: of the round they are for. The task is locked."""
    _check_size(to)
    _check_offices([each.holder for each in to], on=today(now))
    standing = task.assignments.filter(cancelled_at=None, round=begins)
    known = {(row.function, row.territory_id, row.organisation_id) for row in standing}
    leads = {row.territory_id for row in standing if row.role == AssignmentRole.LEAD}
    fresh = []
    for each in to:
        key = (each.holder.function or "", each.holder.territory, each.holder.organisation)
        if key in known:
            continue
        known.add(key)
        if each.role == AssignmentRole.LEAD:
            _check_one_lead(leads, each.holder)
        fresh.append(_row(task, each, begins=begins, by=by, now=now))
    made = Assignment.objects.bulk_create(fresh)
    follow(made, now=now)
    for role in dict.fromkeys(row.role for row in made):
        count = sum(row.role == role for row in made)
        event = events.TaskAssigned(task.pk, role, count, task.due)
        ledger.record(event, by=_actor(by), now=now)
    return made


def _check_size(to: Sequence[Given]) -> None:
    if not to:
        raise Refused(_("Hãy chọn ít nhất một cơ quan."), field="offices")
    if len(to) > rules.MOST_OFFICES:
        raise Refused(_("Một lần giao nhiều nhất 400 cơ quan."), field="offices")


def _check_one_lead(leads: set[UUID | None], holder: Holder) -> None:
    if holder.territory in leads:
        raise Refused(
            _("Mỗi địa bàn chỉ có một cơ quan chủ trì. Hãy giao cơ quan khác phối hợp."),
            field="role",
        )
    leads.add(holder.territory)


def _row(
    task: Task, given: Given, *, begins: date | None, by: User | None, now: datetime
) -> Assignment:
    due = None if given.role == AssignmentRole.MONITOR else given.due or first_due(task, now)
    return Assignment(
        task=task,
        role=given.role,
        function=given.holder.function or "",
        territory_id=given.holder.territory,
        organisation_id=given.holder.organisation,
        round=begins,
        due=due,
        assigned_at=now,
        assigned_by=by,
    )


def first_due(task: Task, now: datetime) -> date | None:
    """Of what repeats, the next day it is due; of all else the task's own, passed or not."""
    if task.due is None or task.repeats == Repeats.ONCE:
        return task.due
    far = today(now) + _YEARS
    found = rounds(task.due, Repeats(task.repeats), until=far)
    return next((each.due for each in found if each.due >= today(now)), task.due)


def _check_offices(holders: list[Holder], *, on: date) -> None:
    named = [each.organisation for each in holders if each.organisation is not None]
    living = alive(named, on)
    for office in named:
        if office not in living:
            after = names_of(set(heirs(office, on)), on)
            name = latest_names([office]).get(office) or _("Cơ quan này")
            rules.check_office(name, sorted(after.values()), exists=False, on=on)
    by_function = [each for each in holders if each.function]
    rows = [
        Assignment(function=each.function or "", territory_id=each.territory)
        for each in by_function
    ]
    found = Holders.of(rows, on)
    for holder, row in zip(by_function, rows, strict=True):
        if found.office(row) is None:
            rules.check_carried(words_of(holder, on), carried=False)


def words_of(holder: Holder, on: date) -> str:
    """As in "công tác trẻ em, Xã Đồi Thông"."""
    place = name_of(holder.territory, on) if holder.territory else ""
    function = str(Function(holder.function).label) if holder.function else ""
    return ", ".join(filter(None, [function, place]))


@transaction.atomic
def suspend(
    task: Task, *, since: date, until: date | None, reason: str, by: User, now: datetime
) -> Suspension:
    rules.check_may_manage(by)
    task = Task.objects.select_for_update(no_key=True).get(pk=task.pk)
    rules.check_open(task)
    day = today(now)
    later = task.suspensions.filter(until=None) | task.suspensions.filter(until__gt=since)
    rules.check_suspension(since, until, today=day, resting=later.exists())
    made = Suspension.objects.create(
        task=task,
        since=since,
        until=until,
        reason=rules.check_reason(reason),
        recorded_at=now,
        recorded_by=by,
    )
    follow(_open(task), now=now)
    ledger.record(events.TaskSuspended(task.pk, since, until), by=by, now=now)
    return made


@transaction.atomic
def resume(task: Task, *, by: User, now: datetime) -> None:
    """From today on; one that would begin later never was."""
    rules.check_may_manage(by)
    task = Task.objects.select_for_update(no_key=True).get(pk=task.pk)
    day = today(now)
    rest = task.suspensions.filter(until=None).first()
    rest = rest or task.suspensions.filter(until__gt=day).first()
    if rest is None:
        raise Refused(_("Nhiệm vụ này không tạm dừng."))
    rest.until, rest.ended_at, rest.ended_by = max(day, rest.since), now, by
    rest.save(update_fields=["until", "ended_at", "ended_by"])
    follow(_open(task), now=now)
    ledger.record(events.TaskResumed(task.pk, rest.until), by=by, now=now)


@transaction.atomic
def cancel_task(task: Task, *, why: str, seen: int, by: User, now: datetime) -> None:
    """With every assignment that is not finished."""
    rules.check_may_manage(by)
    task = Task.objects.select_for_update(no_key=True).get(pk=task.pk)
    rules.check_open(task, seen=seen)
    task.cancelled_why = rules.check_reason(why, field="why")
    task.cancelled_at, task.version = now, task.version + 1
    task.save(update_fields=["cancelled_at", "cancelled_why", "version"])
    count = drop(_open(task), why=task.cancelled_why, now=now)
    ledger.record(events.TaskCancelled(task.pk, count), by=by, now=now)


@transaction.atomic
def cancel_assignment(assignment: Assignment, *, why: str, by: User, now: datetime) -> None:
    rules.check_may_manage(by)
    row = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if row.finished_at is not None or row.cancelled_at is not None:
        raise Refused(_("Việc này đã kết thúc, không hủy được nữa."))
    words = rules.check_reason(why, field="why")
    drop([row], why=words, now=now)
    ledger.record(events.AssignmentCancelled(row.pk, words), by=by, now=now)


def drop(assignments: Sequence[Assignment], *, why: str, now: datetime) -> int:
    keys = [row.pk for row in assignments]
    Assignment.objects.filter(pk__in=keys).update(cancelled_at=now, cancelled_why=why)
    follow(Assignment.objects.filter(pk__in=keys), now=now)
    return len(keys)


def _open(task: Task) -> list[Assignment]:
    rows = task.assignments.filter(finished_at=None, cancelled_at=None)
    return list(rows.select_for_update(of=("self",)))
