"""A report on its way from who writes it to the province, and back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from khien.core.calendars import today
from khien.core.models import RunningClock
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.people.roles import Role
from khien.reports import actions
from khien.reports.models import Approval, Decision
from khien.reports.queries import consolidated, duties, scope
from khien.reports.queries.duties import Standing
from report_cases import ANSWERS, NOW, decide


def test_from_the_officer_over_the_chair_to_the_province(handed_in, chair, steering, owed):
    assert [each["title"] for each in handed_in.figures] == [
        "Giáo dục, truyền thông định kỳ",
        "Hỗ trợ trẻ em là nạn nhân",
        "Xử lý vi phạm theo pháp luật",
    ]
    decide(handed_in, "yes", chair)
    decide(handed_in, "yes", steering)
    owed.refresh_from_db()
    assert (handed_in.state, owed.accepted_at) == ("accepted", NOW)
    assert duties.standing(owed, now=NOW) == Standing.ACCEPTED_LATE, "it was due on the 20th"


def test_sent_back_it_goes_on_as_the_next_version_and_the_first_stays(handed_in, chair, officer):
    decide(handed_in, "back", chair, reason="Thiếu số lớp.")
    again = actions.write(
        handed_in.period, ANSWERS | {"Đã làm": "Thêm 3 lớp."}, seen_revision=0, by=officer, now=NOW
    )
    assert (again.number, again.state) == (2, "draft")
    handed_in.refresh_from_db()
    assert (handed_in.state, handed_in.answers["Đã làm"]) == ("sent_back", ANSWERS["Đã làm"])


def test_the_province_sends_back_and_what_was_in_time_stays_in_time(
    handed_in, chair, steering, owed
):
    early = owed.due_at - timedelta(days=1)
    decide(handed_in, "yes", chair, now=early)
    decide(handed_in, "back", steering, reason="Viết rõ hơn.")
    owed.refresh_from_db()
    assert duties.standing(owed, now=NOW + timedelta(days=9)) == Standing.SENT
    assert RunningClock.objects.get(subject=owed.pk).stopped_at == early


@pytest.mark.parametrize("missing", [{"Đã làm": ""}, {"Vướng mắc": "  \n"}])
def test_what_is_not_written_is_not_handed_in(owed, officer, missing):
    report = actions.write(owed, ANSWERS | missing, seen_revision=0, by=officer, now=NOW)
    with pytest.raises(Refused, match="Còn mục chưa viết"):
        actions.hand_in(report, by=officer, now=NOW)


def test_nobody_decides_on_what_they_wrote_or_approved_below(owed, province, staff, chair):
    both = staff(Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR, territory=province.communes[0])
    report = actions.write(owed, ANSWERS, seen_revision=0, by=both, now=NOW)
    actions.hand_in(report, by=both, now=NOW)
    with pytest.raises(Refused, match="Bạn viết báo cáo này"):
        decide(report, "yes", both)
    decide(report, "yes", chair)
    with pytest.raises(Refused, match="thường trực kế hoạch"):
        decide(report, "yes", chair)


def test_a_report_is_sent_back_only_with_a_reason(handed_in, chair):
    with pytest.raises(Refused, match="Ghi lý do"):
        decide(handed_in, "back", chair, reason=" ")


def test_a_stranger_neither_writes_nor_decides(owed, handed_in, province, staff, leader):
    other = staff(Role.COMMUNE_OFFICER, territory=province.communes[1])
    with pytest.raises(Refused, match="nơi khác viết"):
        actions.write(owed, ANSWERS, seen_revision=0, by=other, now=NOW)
    for user in (leader, staff(Role.COMMUNE_CHAIR, territory=province.communes[1])):
        with pytest.raises(Refused, match="người đứng đầu"):
            decide(handed_in, "yes", user)


def test_a_head_of_a_department_reads_their_own_alone_and_of_the_steering_office_all(
    handed_in, draft, province, staff, leader
):
    def head(function):
        office = province.office(function)
        return staff(Role.LEADER, territory=province.province, organisation=office)

    one, other = head(Function.EDUCATION), head(Function.STEERING_OFFICE)
    assert not scope.visible_to(one, on=today(NOW)).exists()
    assert not consolidated.visible_to(one).exists()
    for user in (leader, other):
        assert scope.visible_to(user, on=today(NOW)).filter(pk=handed_in.period_id).exists()
        assert consolidated.visible_to(user).get() == draft


def test_of_two_who_write_the_second_is_told(owed, officer):
    first = actions.write(owed, ANSWERS, seen_revision=0, by=officer, now=NOW)
    actions.write(owed, ANSWERS, seen_revision=first.revision, by=officer, now=NOW)
    with pytest.raises(Refused, match="Người khác vừa sửa"):
        actions.write(owed, {}, seen_revision=first.revision, by=officer, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_heads_who_decide_at_once_leave_one_decision_and_one_sentence(
    handed_in, province, staff
):
    heads = [staff(Role.COMMUNE_CHAIR, territory=province.communes[0]) for _ in range(2)]
    handed_in.written_by  # noqa: B018  (read before the threads begin)

    def approve(head):
        try:
            actions.decide(handed_in, Decision.YES, reason="", by=head, now=NOW)
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(approve, heads))
    assert said[0] == ""
    assert "thường trực" in said[1] or "đã gửi lên tỉnh" in said[1]
    assert Approval.objects.filter(report=handed_in).count() == 1
