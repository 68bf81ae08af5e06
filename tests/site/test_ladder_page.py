"""The ladder of reminders as data: added and taken away from tomorrow on, in the ledger."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core import actions, ledger, reminders
from khien.core.calendars import today
from khien.core.models import LadderStep
from khien.people.roles import Role

CODE = "child_plan"
URL = reverse("ladder", args=[CODE])


@pytest.fixture
def admin(staff):
    actions.load_clock_rules()
    reminders.load_ladders()
    return staff(Role.ADMINISTRATOR)


def typed(**changes):
    return {"side": "after", "offset": "10", "unit": "working_days", "to": "head"} | changes


def test_a_step_is_added_from_tomorrow_and_shown_on_both_pages(sign_in, admin):
    client = sign_in(admin)
    assert client.post(URL, typed()).status_code == 302
    step = LadderStep.objects.get(code=CODE, offset=10)
    assert step.valid_from == today(timezone.now()) + timedelta(days=1)
    for address in (URL, reverse("deadline", args=[CODE])):
        assert "Sau hạn 10 ngày làm việc" in client.get(address).text
    entry = ledger.history(actions.subject_of_rule(CODE))[-1]
    assert entry.verb == "LadderStepAdded"
    assert "Thêm bậc nhắc: sau hạn 10" in client.get(reverse("deadline", args=[CODE])).text


def test_before_the_due_moment_is_below_zero(sign_in, admin):
    sign_in(admin).post(URL, typed(side="before", offset="4"))
    assert LadderStep.objects.filter(code=CODE, offset=-4, to="head").exists()


def test_a_step_is_taken_away_from_tomorrow(sign_in, admin):
    step = LadderStep.objects.filter(code=CODE).first()
    client = sign_in(admin)
    client.post(reverse("ladder_end_step", args=[CODE, step.pk]))
    step.refresh_from_db()
    assert step.valid_to == today(timezone.now()) + timedelta(days=1)
    assert "đã bỏ" in client.get(URL).text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"offset": "-1"}, "offset"),
        ({"offset": "99999"}, "offset"),
        ({"offset": "rác"}, "offset"),
        ({"side": "x"}, "side"),
        ({"unit": "năm"}, "unit"),
        ({"to": "ai đó"}, "to"),
        ({"side": "after", "offset": "1"}, "offset"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(sign_in, admin, change, field):
    answer = sign_in(admin).post(URL, typed(**change))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert LadderStep.objects.filter(code=CODE).count() == 4


def test_an_unknown_deadline_or_step_is_not_found(sign_in, admin):
    client = sign_in(admin)
    assert client.get(reverse("ladder", args=["khong-co"])).status_code == 404
    unknown = reverse("ladder_end_step", args=[CODE, uuid4()])
    assert client.post(unknown).status_code == 404


def test_twice_the_steps_cost_as_many_queries(sign_in, admin, costs_the_same):
    client = sign_in(admin)
    offsets = iter(range(20, 100))

    def grow():
        for offset in [next(offsets) for _ in range(5)]:
            LadderStep.objects.create(
                code=CODE,
                offset=offset,
                unit="days",
                to="head",
                valid_from=today(timezone.now()),
            )

    costs_the_same("site/ladder.html", lambda: client.get(URL), grow, most=10)
