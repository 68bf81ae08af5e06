"""What I was reminded of: mine alone, with numbers and never names, acknowledged once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core import clocks, reminders
from khien.core.models import Notice
from khien.people.roles import Role
from khien.support.actions import Registration, open_case

URL, KNOWN = reverse("inbox"), reverse("inbox_known")
DAY = timedelta(days=1)


@pytest.fixture
def case(incident, officer, province_with_communes):
    reminders.load_ladders()
    told = Registration(name="Lò Thị Mẫu", what_happened="Bị dọa đăng ảnh.")
    commune = province_with_communes.communes[0].pk
    now = timezone.now()
    return open_case(incident, registration=told, commune=commune, by=officer, now=now)


@pytest.fixture
def reminded(case, chair):
    """Ten days on, nothing was done: the officer, the chair and nobody else were told."""
    reminders.remind(now=timezone.now() + 10 * DAY)
    Notice.objects.update(at=timezone.now())
    return case


def test_the_officer_finds_the_case_by_its_number_and_no_name(sign_in, officer, reminded):
    page = sign_in(officer).get(URL).text
    assert f"Hồ sơ {reminded.number}" in page
    assert reverse("support:case", args=[reminded.pk]) in page
    assert "Lò Thị Mẫu" not in page


def test_both_deadlines_of_a_case_are_one_message(sign_in, officer, reminded):
    assert Notice.objects.filter(person=officer.pk).count() == 1
    assert "2 việc cần để ý" in sign_in(officer).get(URL).text


def test_opening_the_page_keeps_when_it_was_seen(sign_in, officer, reminded):
    client = sign_in(officer)
    client.get(URL)
    seen = Notice.objects.get(person=officer.pk).seen_at
    client.get(URL)
    assert seen is not None
    assert Notice.objects.get(person=officer.pk).seen_at == seen


def test_i_know_is_kept_once_and_the_work_still_waits(sign_in, officer, reminded):
    client = sign_in(officer)
    notice = Notice.objects.get(person=officer.pk)
    for _twice in range(2):
        client.post(KNOWN, {"notice": str(notice.pk)})
    notice.refresh_from_db()
    assert notice.acknowledged_at is not None
    page = client.get(URL).text
    assert "bạn đã biết lúc" in page
    assert 'name="notice"' not in page


def test_somebody_elses_message_is_not_mine_to_acknowledge(sign_in, officer, chair, reminded):
    notice = Notice.objects.get(person=officer.pk)
    sign_in(chair).post(KNOWN, {"notice": str(notice.pk)})
    notice.refresh_from_db()
    assert notice.acknowledged_at is None


@pytest.mark.parametrize("said", [{}, {"until": "rác"}, {"until": "2026-99-99T00:00"}])
def test_nonsense_acknowledges_what_stands_there_now(sign_in, officer, reminded, said):
    sign_in(officer).post(KNOWN, said)
    assert reminders.count_open(officer.pk) == 0


def test_who_may_no_longer_see_the_case_reads_no_number(sign_in, officer, reminded):
    officer.duties.update(territory=reminded.incident.opened_by.duties.get().territory)
    officer.duties.update(role=Role.CYBER_POLICE)
    page = sign_in(officer).get(URL).text
    assert "không còn là phần việc của bạn" in page
    assert f"Hồ sơ {reminded.number}" not in page


def test_the_staff_home_says_how_many_wait(sign_in, officer, reminded):
    client = sign_in(officer)
    assert "1 lời nhắc bạn chưa đọc" in client.get("/lam-viec/").text
    client.post(KNOWN)
    assert "bạn chưa đọc" not in client.get("/lam-viec/").text


def test_who_was_never_reminded_reads_so(sign_in, chair):
    assert "Chưa có lời nhắc nào" in sign_in(chair).get(URL).text


def test_twice_the_reminders_cost_as_many_queries(sign_in, officer, case, costs_the_same):
    client, begun = sign_in(officer), timezone.now()
    days = iter(range(10, 400, 10))

    def grow():
        for _ in range(2):
            now = begun + next(days) * DAY
            for code in ("child_plan", "emergency_measure"):
                clocks.stop(code, subject=case.pk, now=now - 8 * DAY)
                clocks.start(code, subject=case.pk, now=now - 8 * DAY)
            reminders.remind(now=now)

    costs_the_same("site/inbox.html", lambda: client.get(URL), grow, most=20)


def test_a_message_that_does_not_exist_harms_nothing(sign_in, officer, reminded):
    assert sign_in(officer).post(KNOWN, {"notice": str(uuid4())}).status_code == 302
    assert reminders.count_open(officer.pk) == 1
