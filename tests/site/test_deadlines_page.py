"""Deadlines as data: a new version from a day to come, the past and running clocks untouched."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core import actions, clocks, ledger
from khien.core.calendars import today
from khien.core.models import ClockRule
from khien.core.refusal import Refused
from khien.people.roles import Role

CODE = "emergency_measure"
URL = reverse("deadline", args=[CODE])


@pytest.fixture
def admin(staff):
    actions.load_clock_rules()
    return staff(Role.ADMINISTRATOR)


def typed(**changes):
    start = today(timezone.now()) + timedelta(days=30)
    said = {
        "valid_from": start.isoformat(),
        "amount": "6",
        "unit": "hours",
        "law": "Nghị định mẫu, điều 1",
        "certainty": "V",
    }
    return said | changes


def version(**changes):
    said = typed(**changes)
    return actions.NewVersion(
        **said
        | {"amount": int(said["amount"]), "valid_from": date.fromisoformat(said["valid_from"])}
    )


def test_the_list_shows_every_deadline_with_its_law_and_how_sure_it_is(
    sign_in, admin, django_assert_max_num_queries
):
    client = sign_in(admin)
    client.get(reverse("deadlines"))
    with django_assert_max_num_queries(8):
        page = client.get(reverse("deadlines")).content.decode()
    for rule in ClockRule.objects.all():
        assert rule.title in page
    assert "Nghị định 56/2017/NĐ-CP, điều 28" in page
    assert "đã đọc trong nguồn công khai" in page.lower()


def test_a_new_version_begins_on_its_day_and_the_old_one_ends_then(sign_in, admin):
    now = timezone.now()
    running = clocks.start(CODE, subject=uuid4(), now=now)
    client = sign_in(admin)
    assert client.post(URL, typed()).status_code == 302
    old, new = ClockRule.objects.filter(code=CODE).order_by("valid_from")
    assert (old.valid_to, old.amount, new.amount) == (new.valid_from, 12, 6)
    assert clocks.rule_on(CODE, now=now).amount == 12
    assert clocks.rule_on(CODE, now=now + timedelta(days=31)).amount == 6
    due = running.due_at
    running.refresh_from_db()
    assert (running.due_at, running.rule) == (due, old)
    page = client.get(URL).content.decode()
    assert "sắp áp dụng" in page
    assert str(admin) in page
    entry = ledger.history(actions.subject_of_rule(CODE))[-1]
    assert (entry.verb, entry.actor_key) == ("ClockRuleChanged", admin.actor_key)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"valid_from": "2020-01-01"}, "valid_from"),
        ({"valid_from": "2999-01-01"}, "valid_from"),
        ({"amount": "0"}, "amount"),
        ({"amount": "30000"}, "amount"),
        ({"law": ""}, "law"),
        ({"unit": "năm"}, "unit"),
        ({"certainty": "X"}, "certainty"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_changes(sign_in, admin, change, field):
    before = ClockRule.objects.count()
    answer = sign_in(admin).post(URL, typed(**change))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert ClockRule.objects.count() == before


def test_today_is_already_the_past(admin):
    now = timezone.now()
    with pytest.raises(Refused):
        actions.change_rule(CODE, version(valid_from=today(now).isoformat()), by=admin, now=now)


def test_a_version_to_come_can_be_taken_back_and_one_in_force_cannot(sign_in, admin):
    client = sign_in(admin)
    client.post(URL, typed())
    withdraw = reverse("deadline_withdraw", args=[CODE])
    assert "Bỏ phiên bản sắp áp dụng" in client.get(URL).content.decode()
    client.post(withdraw)
    assert ClockRule.objects.get(code=CODE).valid_to is None
    client.post(withdraw)
    assert ClockRule.objects.get(code=CODE).amount == 12
    verbs = [entry.verb for entry in ledger.history(actions.subject_of_rule(CODE))]
    assert verbs == ["ClockRuleChanged", "ClockRuleWithdrawn"]


def test_the_action_refuses_whoever_does_not_keep_the_settings(admin, staff):
    with pytest.raises(Refused):
        actions.change_rule(CODE, version(), by=staff(Role.AUDITOR), now=timezone.now())


def test_an_unknown_deadline_is_not_found(sign_in, admin):
    client = sign_in(admin)
    assert client.get(reverse("deadline", args=["khong-co"])).status_code == 404
    assert client.post(reverse("deadline_withdraw", args=["khong-co"])).status_code == 404


def test_the_menu_leads_there_for_those_who_may(sign_in, admin, staff):
    assert reverse("deadlines") in sign_in(admin).get("/lam-viec/").content.decode()
    assert (
        reverse("deadlines") not in sign_in(staff(Role.AUDITOR)).get("/lam-viec/").content.decode()
    )


def test_both_pages_ask_the_database_as_often_for_twice_the_versions(
    sign_in, admin, costs_the_same
):
    client = sign_in(admin)
    days = iter(range(1, 100))

    def grow():
        for number in [next(days) for _ in range(5)]:
            ClockRule.objects.create(
                code=CODE,
                title="Hạn mẫu",
                unit="hours",
                amount=number,
                certainty="?",
                valid_from=date(2090, 1, 1) + timedelta(days=number),
            )

    costs_the_same("site/deadlines.html", lambda: client.get(reverse("deadlines")), grow, most=8)
    costs_the_same("site/deadline.html", lambda: client.get(URL), grow, most=10)


def test_deadlines_that_came_with_khien_have_english_names(sign_in, admin):
    client = sign_in(admin)
    client.cookies["django_language"] = "en"
    assert "Emergency measure" in client.get(reverse("deadlines")).text
    assert "<h1>Emergency measure</h1>" in client.get(URL).text
    client.cookies["django_language"] = "vi"
    assert "<h1>Biện pháp can thiệp khẩn cấp</h1>" in client.get(URL).text
