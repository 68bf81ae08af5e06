"""What waits around cases: second persons, receivers, late answers, ways that closed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.people.roles import Role
from khien.support.actions import referral as actions
from khien.support.actions.consent import withdraw_consent
from khien.support.models import Purpose
from khien.support.rules.referral import Verb
from khien.support.work_around import items
from people_around import agree, carer, draft

pytestmark = pytest.mark.usefixtures("this_morning")
DAY = timedelta(days=1)


@pytest.fixture
def teacher(staff, province_with_communes):
    return staff(Role.SERVICE_OFFICER, organisation=province_with_communes.schools[0])


@pytest.fixture
def consents(case, officer):
    return agree(case, officer, carer(case, officer), purpose=Purpose.SCHOOL)


@pytest.fixture
def sent(case, officer, consents, teacher, province_with_communes):
    school = province_with_communes.schools[0]
    row = draft(case, officer, organisation=school, purpose=Purpose.SCHOOL)
    actions.send(row, by=officer, now=NOW)
    return row


def waits(user, row, now=NOW):
    """The levels and last words of what waits for this person about the referral."""
    urls = {
        reverse("support:referral", args=[row.case_id, row.pk]),
        reverse("support:arrived", args=[row.pk]),
    }
    return [(i.level, i.text.split(": ")[-1]) for i in items(user, now) if i.url in urls]


def test_an_override_waits_for_the_second_person_first_of_all(officer, chair, neighbour, case):
    row = draft(case, officer)
    actions.ask_second_person(row, words="Gấp", by=officer, now=NOW)
    assert waits(chair, row) == [("red", "quyết định chia sẻ khi chưa có đồng ý")]
    assert waits(officer, row) == waits(neighbour, row) == []
    actions.confirm(row, by=chair, now=NOW)
    assert waits(chair, row) == []


def test_the_receiver_has_it_until_it_is_done(teacher, officer, sent):
    assert waits(teacher, sent) == [("orange", "đọc và trả lời")]
    assert waits(teacher, sent, NOW + 10 * DAY) == [("red", "đọc và trả lời")]
    actions.answer(sent, Verb.ACCEPT, by=teacher, now=NOW)
    assert waits(teacher, sent) == [("green", "ghi kết quả khi xong")]
    actions.answer(sent, Verb.FINISH, words="Xong", by=teacher, now=NOW)
    assert waits(teacher, sent) == []


def test_a_late_answer_nags_the_officer(officer, teacher, sent):
    assert waits(officer, sent) == []
    assert waits(officer, sent, NOW + 10 * DAY) == [("red", "đôn đốc nơi nhận lời giới thiệu")]
    actions.answer(sent, Verb.ACCEPT, by=teacher, now=NOW + 10 * DAY)
    assert waits(officer, sent, NOW + 11 * DAY) == []


def test_a_refusal_is_told_for_a_week(officer, teacher, sent):
    actions.answer(sent, Verb.REFUSE, words="Không có chỗ", by=teacher, now=NOW)
    assert waits(officer, sent) == [("orange", "nơi nhận từ chối, tìm nơi khác cho trẻ")]
    assert waits(officer, sent, NOW + 8 * DAY) == []


def test_after_a_withdrawal_both_sides_have_their_next_step(officer, teacher, consents, sent):
    withdraw_consent(consents[0], words="", by=officer, now=NOW)
    assert waits(teacher, sent) == [("red", "dừng lại và xác nhận")]
    assert waits(officer, sent) == [("orange", "lời giới thiệu đã dừng, báo nơi nhận")]
    actions.answer(sent, Verb.CONFIRM_STOP, by=teacher, now=NOW)
    assert waits(teacher, sent) == []
    assert waits(officer, sent) == [("orange", "lời giới thiệu đã dừng, tìm cách khác cho trẻ")]


def test_strangers_leaders_and_nobody_have_nothing(leader, neighbour, sent):
    assert items(leader, NOW + 10 * DAY) == items(None, NOW) == []
    assert waits(neighbour, sent, NOW + 10 * DAY) == []
