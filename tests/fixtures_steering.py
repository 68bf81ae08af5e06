"""A plan, tasks and offices for the tests of steering and of what builds on it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from khien.core import reminders
from khien.core.models import Certainty
from khien.directory.models import Function
from khien.people.roles import Role
from khien.steering import actions
from khien.steering.models import AssignmentRole, Plan, TaskGroup
from khien.steering.rules.task import Given, Holder, NewTask

NOW = datetime(2026, 9, 7, 2, tzinfo=UTC)  # a Monday morning in Viet Nam
TODAY = date(2026, 9, 7)
DAY = timedelta(days=1)


@pytest.fixture
def plan(province_with_communes, clock_rules):
    reminders.load_ladders()
    made = Plan.objects.create(
        number="12/KH-UBND",
        title="Kế hoạch bịa ra",
        issuer="Ủy ban nhân dân tỉnh Sông Mây",
        issued=date(2026, 1, 5),
        starts=date(2026, 1, 5),
        ends=date(2030, 12, 31),
        certainty=Certainty.VERIFIED,
    )
    TaskGroup.objects.create(plan=made, position=1, title="Rà soát văn bản")
    return made


@pytest.fixture
def steering(staff, province_with_communes):
    """Somebody of the steering office."""
    here = province_with_communes
    office = here.office(Function.STEERING_OFFICE)
    return staff(Role.STEERING_OFFICER, territory=here.province, organisation=office)


@pytest.fixture
def educator(staff, province_with_communes):
    """Somebody of the office of education."""
    here = province_with_communes
    office = here.office(Function.EDUCATION)
    return staff(Role.EDUCATION_OFFICER, territory=here.province, organisation=office)


@pytest.fixture
def by_function(province_with_communes):
    """`by_function(Function.EDUCATION)`: who carries it for the province."""
    return lambda function: Holder(function, province_with_communes.province.pk)


@pytest.fixture
def task(plan, steering):
    """`task(due=…)`: a task of the plan."""
    numbers = iter(range(1, 1000))

    def task(*, due=TODAY + 28 * DAY, at=NOW, **said):
        words = {"number": f"I.{next(numbers)}", "title": "Tập huấn giáo viên", "cited": "mục III"}
        return actions.add_task(plan, NewTask(due=due, **(words | said)), by=steering, now=at)

    return task


@pytest.fixture
def assigned(task, steering, by_function):
    """`assigned(due=…)`: a task that the office of education leads."""

    def assigned(*, at=NOW, **said):
        given = Given(by_function(Function.EDUCATION), AssignmentRole.LEAD)
        return actions.assign(task(at=at, **said), [given], by=steering, now=at)[0]

    return assigned
