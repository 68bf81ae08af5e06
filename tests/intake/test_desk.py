"""The desk: what is not ended, the newest contacts, one press for what is nothing."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from desk_cases import contact_by
from khien.intake.models import EMPTY_KINDS, Contact, ContactKind
from khien.people.roles import Role

DESK = reverse("intake:desk")


@pytest.fixture
def counsellor(staff, province):
    return staff(Role.COUNSELLOR)


@pytest.fixture
def desk(sign_in, counsellor):
    return sign_in(counsellor)


@pytest.mark.parametrize("kind", EMPTY_KINDS)
def test_one_press_counts_and_a_double_press_counts_once(desk, counsellor, kind):
    key = str(uuid4())
    for _press in range(2):
        answer = desk.post(reverse("intake:count_empty", args=[kind]), {"key": key}, follow=True)
    assert str(ContactKind(kind).label) in answer.content.decode()
    counted = Contact.objects.get()
    assert (counted.kind, counted.by) == (kind, counsellor)
    assert counted.ended_at is not None


def test_a_broken_key_still_counts_and_other_kinds_are_not_counted_so(desk):
    assert (
        desk.post(reverse("intake:count_empty", args=["silent"]), {"key": "x"}).status_code == 302
    )
    assert Contact.objects.count() == 1
    assert desk.post(reverse("intake:count_empty", args=["report"])).status_code == 404


def test_the_desk_shows_who_has_what_without_a_word_said(desk, counsellor, staff):
    contact_by(counsellor, notes="điều rất riêng", child_name="Bùi Mai", ended=True)
    contact_by(staff(Role.COUNSELLOR), notes="của người khác")
    shown = desk.get(DESK).content.decode()
    assert shown.count("LH-26-") == 2
    for word in ("riêng", "Bùi Mai", "của người khác"):
        assert word not in shown


def test_the_kind_filters_and_an_empty_answer_says_so(desk, counsellor):
    contact_by(counsellor, kind="report")
    assert "LH-26-" in desk.get(DESK, {"kind": "report"}).content.decode()
    assert "Không có cuộc nào khớp" in desk.get(DESK, {"kind": "prank"}).content.decode()
    assert desk.get(DESK, {"kind": "?", "page": "x"}).status_code == 200


def test_pages_go_on_where_the_one_before_ended(desk, counsellor):
    for _ in range(25):
        contact_by(counsellor)
    first = desk.get(DESK)
    after = first.context["page"].after
    second = desk.get(DESK, {"page": after})
    seen = [row.pk for answer in (first, second) for row, *_ in answer.context["rows"]]
    assert len(seen) == len(set(seen)) == 25


def test_the_list_asks_as_often_for_twice_the_contacts(desk, counsellor, costs_the_same):
    costs_the_same(
        "intake/desk.html",
        lambda: desk.get(DESK),
        lambda: [contact_by(counsellor, ended=True) for _ in range(6)],
        most=18,
    )


@pytest.mark.parametrize("page", ["intake:desk", "intake:new_contact", "intake:new_report"])
def test_each_access_key_stands_for_one_thing_and_is_none_of_the_browsers(desk, page):
    keys = re.findall(r'accesskey="(.)"', desk.get(reverse(page)).content.decode())
    assert keys
    assert len(keys) == len(set(keys))
    assert not set(keys) & set("def0123456789")


def test_the_menu_leads_there_only_who_records(sign_in, staff, province):
    assert sign_in(staff(Role.LEADER)).get(DESK).status_code == 403
