"""A child's case from Mẫu 01 to closure, with every clock, refusal and the figure that follows."""

from datetime import timedelta

import pytest
from django.db import connection

from fixtures_incident import NOW, RECEIVED
from fixtures_support import CALM
from khien.core import clocks
from khien.core.calendars import today
from khien.core.clocks import ClockState
from khien.core.ledger import history
from khien.core.measures import Period, measure, total
from khien.core.refusal import Refused
from khien.people.models import Duty
from khien.support import actions, queries
from khien.support.actions import Findings, Registration
from khien.support.models import (
    Case,
    CaseState,
    ClosureReason,
    EmergencyKind,
    Grade,
    RequestEnd,
    ServiceKind,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def figure():
    day, last = today(NOW), today(NOW + 30 * DAY)
    return total(measure("objective_2").count(Period(day - 30 * DAY, last), last))


def clock(case, code):
    return [c for c in clocks.of(case.pk) if c.rule.code == code][-1]


def test_the_twelve_hours_run_from_the_first_receipt(case):
    assert clock(case, "emergency_measure").due_at == RECEIVED + 12 * HOUR


def test_the_plan_is_due_in_five_working_days_over_a_public_holiday(case):
    due = clock(case, "child_plan").due_at
    assert f"{due:%d/%m/%Y}" == "01/12/2026"  # 24/11 is a holiday since 2026


def test_a_case_goes_all_the_way_and_the_figure_follows(serving, officer, chair, request_):
    assert figure()[0].percent == 0
    service = actions.add_service(
        serving,
        kind=ServiceKind.PSYCHOLOGICAL,
        description="Ba buổi",
        planned_for=today(NOW + 3 * DAY),
        by=officer,
        now=NOW + 2 * DAY,
    )
    assert figure()[0].percent == 0
    actions.give_service(
        service, given_on=today(NOW + 3 * DAY), outcome="Tốt", by=officer, now=NOW + 3 * DAY
    )
    strict, settled = figure()
    assert (strict.numerator, strict.denominator, settled.percent) == (1, 1, 100)
    actions.review(
        serving,
        remaining_risk=Grade.LOW,
        stable=True,
        wellbeing=4,
        notes="",
        by=officer,
        now=NOW + 30 * DAY,
    )
    actions.submit_closure(
        serving, reason=ClosureReason.SAFE_AND_STABLE, notes="", by=officer, now=NOW + 31 * DAY
    )
    actions.approve_closure(serving, by=chair, now=NOW + 32 * DAY)
    serving.refresh_from_db()
    assert serving.state == CaseState.CLOSED
    assert all(c.stopped_at for c in clocks.of(serving.pk))
    verbs = [entry.verb for entry in history(serving.pk)]
    assert verbs[0] == "CaseOpened"
    assert verbs[-1] == "ClosureDecided"


def test_the_reporter_reads_steps_without_a_word_about_the_child(serving, incident):
    steps = queries.public_steps([incident.pk])
    assert [step.at is not None for step in steps] == [True, True, True, True, False, False]
    assert not any("Mẫu" in step.text or "Nguyễn" in step.text for step in steps)


def test_the_reporter_reads_deadlines_and_only_law_that_is_verified(case, incident, officer, chair):
    def steps():
        return {step.text: step for step in queries.public_steps([incident.pk])}

    protect = steps()["Xem trẻ có cần được bảo vệ ngay không."]
    assert (protect.at, protect.due) == (None, RECEIVED + 12 * HOUR)
    assert "56/2017" in protect.law
    actions.assess(case, findings=CALM, by=officer, now=NOW)
    assert "Xem trẻ có cần được bảo vệ ngay không." not in steps()
    actions.submit_plan(case, goals="Tư vấn", by=officer, now=NOW)
    deciding = steps()["Người có trách nhiệm ở xã, phường duyệt kế hoạch."]
    assert deciding.due is not None
    assert deciding.law == ""  # read in one locality only
    actions.send_back_plan(case, reason="Sửa", by=chair, now=NOW)
    assert steps()["Lập kế hoạch giúp trẻ."].at is None


def test_an_assessment_without_danger_stops_the_twelve_hours(case, officer):
    actions.assess(case, findings=CALM, by=officer, now=NOW + HOUR)
    assert clocks.state(clock(case, "emergency_measure"), now=NOW + DAY) is ClockState.DONE_IN_TIME


def test_danger_keeps_them_running_until_the_chair_decides(case, officer, chair):
    grave = Findings(**{**CALM.__dict__, "emergency_needed": True, "harm": Grade.HIGH})
    actions.assess(case, findings=grave, by=officer, now=NOW + HOUR)
    assert clocks.state(clock(case, "emergency_measure"), now=NOW + DAY) is ClockState.OVERDUE
    actions.take_emergency_measure(
        case, kind=EmergencyKind.SEPARATION, description="Về nhà ông bà", by=chair, now=NOW + DAY
    )
    assert clocks.state(clock(case, "emergency_measure"), now=NOW + DAY) is ClockState.DONE_LATE
    separation = clock(case, "temporary_separation")
    assert today(separation.due_at) == today(NOW + 16 * DAY)
    assert figure()[0].percent == 100


def test_an_officer_may_not_approve_the_own_plan(case, officer, province_with_communes):
    Duty.objects.create(
        user=officer,
        role="commune_chair",
        territory=province_with_communes.communes[0],
        valid_from=today(NOW - DAY),
    )
    officer.forget_duties()
    actions.assess(case, findings=CALM, by=officer, now=NOW)
    actions.submit_plan(case, goals="Tư vấn", by=officer, now=NOW)
    with pytest.raises(Refused, match="một người khác"):
        actions.approve_plan(case, decision_number="1", by=officer, now=NOW)


def test_an_officer_of_another_commune_can_neither_see_nor_act(case, staff, province_with_communes):
    stranger = staff("commune_officer", territory=province_with_communes.communes[1])
    assert not queries.visible_to(stranger).exists()
    with pytest.raises(Refused, match="không thuộc phần việc"):
        actions.assess(case, findings=CALM, by=stranger, now=NOW)


def test_steps_out_of_order_are_refused_with_the_state_in_words(case, officer):
    with pytest.raises(Refused, match="đã ghi nhận"):
        actions.submit_plan(case, goals="x", by=officer, now=NOW)


def test_a_plan_sent_back_starts_the_clock_anew_and_keeps_the_first(case, officer, chair):
    actions.assess(case, findings=CALM, by=officer, now=NOW)
    actions.submit_plan(case, goals="Tư vấn", by=officer, now=NOW + DAY)
    actions.send_back_plan(case, reason="Thêm phần gia đình", by=chair, now=NOW + 2 * DAY)
    plans = [c for c in clocks.of(case.pk) if c.rule.code == "child_plan"]
    assert [c.stopped_at is None for c in plans] == [False, True]
    actions.submit_plan(case, goals="Tư vấn cả nhà", by=officer, now=NOW + 3 * DAY)
    assert case.plans.count() == 2


def test_closing_with_an_open_emergency_measure_is_refused(serving, officer, chair):
    actions.take_emergency_measure(
        serving, kind=EmergencyKind.GUARD, description="Bảo vệ", by=chair, now=NOW + 2 * DAY
    )
    with pytest.raises(Refused, match="biện pháp khẩn cấp"):
        actions.submit_closure(
            serving, reason=ClosureReason.SAFE_AND_STABLE, notes="", by=officer, now=NOW + 3 * DAY
        )


def test_two_people_on_one_case_the_second_is_told(case, officer):
    seen = case.version
    changed = Registration(name="Nguyễn Thị Mẫu", what_happened="Bị dọa.", age=13)
    actions.correct(case, registration=changed, seen=seen, by=officer, now=NOW)
    with pytest.raises(Refused, match="vừa cập nhật"):
        actions.correct(case, registration=changed, seen=seen, by=officer, now=NOW)


def test_a_name_is_sealed_and_found_without_tone_marks(case, officer):
    with connection.cursor() as cursor:
        cursor.execute("SELECT support_case::text FROM support_case")
        dump = cursor.fetchone()[0]
    assert "Mẫu" not in dump
    assert list(queries.listing(officer, text="mau nguyen")) == [case]
    assert list(queries.listing(officer, text=str(case.number))) == [case]
    assert not queries.listing(officer, text="khác").exists()


def test_a_request_that_nobody_could_answer_stays_in_the_denominator(incident, officer, request_):
    actions.end_request(
        request_, reason=RequestEnd.UNREACHABLE, attempts="Ba lần nhắn", by=officer, now=NOW
    )
    strict, settled = figure()
    assert (strict.numerator, strict.denominator) == (0, 1)
    assert (settled.numerator, settled.denominator) == (0, 1)


def test_pending_requests_count_in_the_strict_figure_only(incident):
    strict, settled = figure()
    assert (strict.denominator, settled.denominator) == (1, 0)


def test_no_request_at_all_has_not_arisen(province_with_communes, deadlines):
    assert figure()[0].percent is None


def test_a_closed_case_may_be_opened_again(serving, officer, chair):
    Case.objects.filter(pk=serving.pk).update(state=CaseState.CLOSED, closed_at=NOW)
    actions.reopen(serving, reason="Có tin mới", by=chair, now=NOW + 40 * DAY)
    serving.refresh_from_db()
    assert (serving.state, serving.closed_at) == (CaseState.ASSESSED, None)


def test_an_age_that_is_no_childs_is_refused(incident, officer):
    with pytest.raises(Refused, match="0 đến 17"):
        actions.open_case(
            incident,
            registration=Registration(age=18),
            commune=incident.commune_happened_id,
            by=officer,
            now=NOW,
        )
