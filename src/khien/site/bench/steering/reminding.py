"""A year of reminders: 1,000 tasks of 200 offices, the worker looking every morning."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from khien.site.bench.measuring import Figure, seconds_of

TASKS, OFFICES, DAYS = 1_000, 200, 365
_PROMISED = 30.0  # seconds


def measure() -> Iterator[list[Figure]]:
    from khien.core.models import Reminder

    start = _fill()
    before = Reminder.objects.count()
    took = seconds_of(lambda: _live(start))
    made = Reminder.objects.count() - before
    title = f"a year of reminders, {TASKS:,} tasks, {OFFICES} offices, {made:,} reminders"
    yield [Figure(title, f"{took:.1f} s", f"< {_PROMISED:.0f} s", took < _PROMISED)]


def _live(start: date) -> None:
    from khien.core import reminders
    from khien.core.calendars import HANOI

    for number in range(DAYS):
        day = start + timedelta(days=number)
        reminders.remind(now=datetime.combine(day, time(8, 5), HANOI))


def _fill() -> date:
    """Offices of two people each; every task is due on another day of the year."""
    from django.utils import timezone

    from khien.core.calendars import today
    from khien.core.permissions import Permission
    from khien.people.models import User
    from khien.people.roles import roles_with
    from khien.steering import actions
    from khien.steering.models import AssignmentRole
    from khien.steering.queries import plan_of
    from khien.steering.rules.task import Given, Holder, NewTask

    now = timezone.now()
    plan, offices = plan_of(today(now)), _offices(now)
    manager = User.objects.filter(duties__role__in=roles_with(Permission.PLAN_MANAGE)).first()
    if plan is None or manager is None:
        raise LookupError("the sample has a plan and somebody who manages it")
    for number in range(TASKS):
        due = today(now) + timedelta(days=20 + number % (DAYS - 45))
        new = NewTask(f"B.{number}", f"Việc số {number}", "mục I", due=due)
        task = actions.add_task(plan, new, by=manager, now=now)
        given = Given(Holder(organisation=offices[number % OFFICES]), AssignmentRole.LEAD)
        actions.assign(task, [given], by=manager, now=now)
    return today(now)


def _offices(now: datetime) -> list[UUID]:
    """Each with an officer and a head."""
    from khien.core.calendars import today
    from khien.directory.models import Kind, Organisation, OrganisationVersion
    from khien.directory.periods import since
    from khien.people.models import Duty, User
    from khien.people.roles import Role

    offices = Organisation.objects.bulk_create(
        Organisation(kind=Kind.AGENCY) for _ in range(OFFICES)
    )
    lasting, rows = since(today(now) - timedelta(days=900)), enumerate(offices)
    OrganisationVersion.objects.bulk_create(
        OrganisationVersion(
            organisation=office,
            name=f"Cơ quan số {number}",
            folded_name=f"co quan so {number}",
            valid=lasting,
            recorded_at=now,
        )
        for number, office in rows
    )
    people = User.objects.bulk_create(
        User(username=f"do-{number}", full_name=f"Người số {number}")
        for number in range(2 * OFFICES)
    )
    Duty.objects.bulk_create(
        Duty(
            user=person,
            role=(Role.INSPECTOR, Role.LEADER)[number % 2],
            organisation=offices[number // 2],
            valid_from=today(now),
        )
        for number, person in enumerate(people)
    )
    return [office.pk for office in offices]
