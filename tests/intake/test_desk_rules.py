"""The desk's lead edits what contacts are about, the budget and the shifts; old rows stay."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from desk_cases import contact_by
from khien.core.calendars import today
from khien.intake.actions.desk_rules import load_shipped
from khien.intake.models import ContactCategory, DeskRule
from khien.intake.queries import categories
from khien.intake.queries.exposure import rule_on
from khien.people.roles import Role

PAGE = reverse("intake:desk_rules")


@pytest.fixture
def lead(sign_in, intake_officer):
    load_shipped()
    return sign_in(intake_officer)


def offered():
    return [
        name
        for _group, leaves in categories.choices(today(timezone.now()))
        for _key, name in leaves
    ]


def rule(**said):
    day = f"{today(timezone.now()):%Y-%m-%d}"
    usual = {"valid_from": day, "daily_minutes": "180", "rest_after_minutes": "45"}
    return usual | {"item_minutes": "3", "shift_hours": "7, 19"} | said


def test_what_is_shipped_is_loaded_once_and_never_over_what_is_there(lead):
    before = ContactCategory.objects.count()
    load_shipped()
    assert ContactCategory.objects.count() == before > 20
    assert DeskRule.objects.count() == 1


def test_a_new_entry_is_offered_at_once_and_only_once(lead):
    branch = ContactCategory.objects.get(name="Hỏi chung")
    said = {"name": "Học bổng", "parent": str(branch.pk)}
    assert lead.post(PAGE, said).status_code == 302
    assert "Học bổng" in offered()
    assert "Đã có mục này" in lead.post(PAGE, said).content.decode()


def test_an_ended_entry_is_offered_no_more_and_stays_with_its_contacts(lead, staff):
    branch = ContactCategory.objects.get(name="Hỏi chung")
    leaf = branch.branches.get(name="Nơi trợ giúp")
    kept = contact_by(staff(Role.COUNSELLOR), category_id=leaf.pk)
    lead.post(reverse("intake:end_category", args=[branch.pk]))
    assert "Nơi trợ giúp" not in offered()
    kept.refresh_from_db()
    assert kept.category == leaf
    shown = lead.get(reverse("intake:contact", args=[kept.pk])).content.decode()
    assert "Nơi trợ giúp" in shown


def test_the_budget_and_the_shifts_are_dated(lead):
    assert lead.post(PAGE, rule()).status_code == 302
    now = timezone.now()
    assert (rule_on(now).daily_minutes, rule_on(now).shift_hours) == (180, [7, 19])
    assert rule_on(now - timedelta(days=1)).daily_minutes == 240


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"valid_from": "2020-01-01"}, "hôm nay hoặc một ngày sau"),
        ({"valid_from": "31/02/2026"}, "id_valid_from"),
        ({"shift_hours": "6, 25"}, "từ 0 đến 23"),
        ({"shift_hours": "sáng"}, "từ 0 đến 23"),
        ({"daily_minutes": "0"}, "id_daily_minutes"),
    ],
)
def test_a_wrong_number_is_said(lead, wrong, sentence):
    answer = lead.post(PAGE, rule(**wrong))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_counsellor_does_not_edit_it(sign_in, staff, province):
    assert sign_in(staff(Role.COUNSELLOR)).get(PAGE).status_code == 403
