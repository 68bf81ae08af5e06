"""A violation from an incident to its disposal, and the figure that follows."""

from datetime import date, timedelta

import pytest

from fixtures_incident import NOW
from khien.core import clocks
from khien.core.calendars import today
from khien.core.measures import Period, measure, total
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.enforcement import actions, queries
from khien.enforcement.actions import Disposal, NewRespondent
from khien.enforcement.models import AgeGroup, Branch, RespondentKind, ViolationState
from khien.enforcement.rules import traces
from khien.law import actions as law
from khien.law.queries import provisions_in_force

DAY = timedelta(days=1)
ACT_ON = today(NOW - DAY)


@pytest.fixture
def violation(incident, police, province_with_communes):
    return open_one(incident, police, province_with_communes)


def open_one(incident, police, province_with_communes, *, act="extortion", phone="0912345678"):
    return actions.open_violation(
        incident,
        respondent=NewRespondent(
            kind=RespondentKind.PERSON,
            name="Trần Văn Mẫu",
            identifiers=(traces.phone(phone),),
        ),
        office=province_with_communes.office(Function.CYBER_POLICE).pk,
        act=act,
        act_on=ACT_ON,
        account="Nhắn tin dọa đăng ảnh.",
        by=police,
        now=NOW,
    )


@pytest.fixture
def provision(db):
    law.load_register()
    return provisions_in_force(ACT_ON).first()


def verify(violation, branch, *, by, provision=None, age=AgeGroup.ADULT):
    actions.verify(
        violation, branch=branch, provision=provision, age_group=age, by=by, now=NOW + DAY
    )


def settle(violation, *, by, **said):
    actions.settle(violation, disposal=Disposal(**said), by=by, now=NOW + 2 * DAY)
    violation.refresh_from_db()


def figure():
    day, last = today(NOW), today(NOW + 30 * DAY)
    return total(measure("objective_3").count(Period(day - 30 * DAY, last), last))


def test_an_administrative_fine_counts_as_handled(violation, police, provision):
    assert figure()[0].percent == 0
    verify(violation, Branch.ADMINISTRATIVE, by=police, provision=provision)
    settle(violation, by=police, decision_number="12/QĐ-XPHC", fine_vnd=10_000_000)
    assert violation.state == ViolationState.SETTLED
    strict, settled = figure()
    assert (strict.percent, settled.percent) == (100, 100)


def test_an_offender_not_identified_is_settled_and_not_handled(violation, police):
    verify(violation, Branch.NOT_IDENTIFIED, by=police)
    settle(violation, by=police, steps_tried="Tra thuê bao, hỏi nền tảng")
    strict, settled = figure()
    assert (strict.percent, settled.percent) == (0, 0)


@pytest.mark.parametrize(
    ("branch", "said", "age"),
    [
        (Branch.CRIMINAL, {"accepted_by": "Cơ quan CSĐT, 15/2026"}, AgeGroup.ADULT),
        (Branch.MINOR, {"remedy": "Giáo dục tại xã"}, AgeGroup.MINOR),
        (Branch.TRANSFERRED, {"accepted_by": "Công an tỉnh khác"}, AgeGroup.UNKNOWN),
        (Branch.UNFOUNDED, {"conclusion": "Không có hành vi"}, AgeGroup.ADULT),
    ],
)
def test_every_other_end_counts_as_handled(violation, police, provision, branch, said, age):
    verify(violation, branch, by=police, provision=provision, age=age)
    settle(violation, by=police, **said)
    assert violation.handled is True


@pytest.mark.parametrize("branch", [b for b in Branch if b is not Branch.MINOR])
def test_no_end_is_an_empty_word(violation, police, provision, branch):
    verify(violation, branch, by=police, provision=provision)
    with pytest.raises(Refused):
        settle(violation, by=police)


def test_a_minor_measure_needs_a_minor(violation, police, provision):
    with pytest.raises(Refused, match="nhóm tuổi"):
        verify(violation, Branch.MINOR, by=police, provision=provision, age=AgeGroup.ADULT)


def test_a_fine_needs_a_provision_in_force_on_the_day_of_the_act(violation, police, provision):
    with pytest.raises(Refused, match="điều luật"):
        verify(violation, Branch.ADMINISTRATIVE, by=police)
    violation.act_on = date(1999, 1, 1)
    violation.save()
    with pytest.raises(Refused):
        verify(violation, Branch.ADMINISTRATIVE, by=police, provision=provision)


def test_an_unknown_account_cannot_be_fined(incident, police, province_with_communes, provision):
    unknown = actions.open_violation(
        incident,
        respondent=NewRespondent(identifiers=(traces.handle("mau.123"),)),
        office=province_with_communes.office(Function.CYBER_POLICE).pk,
        act="extortion",
        act_on=ACT_ON,
        account="Dọa",
        by=police,
        now=NOW,
    )
    with pytest.raises(Refused, match="chủ tài khoản"):
        verify(unknown, Branch.ADMINISTRATIVE, by=police, provision=provision)


def test_one_person_and_one_act_make_one_violation(
    violation, incident, police, province_with_communes
):
    with pytest.raises(Refused, match="đã có hồ sơ"):
        open_one(incident, police, province_with_communes)
    other = open_one(incident, police, province_with_communes, act="threat")
    assert other.respondent_id != violation.respondent_id
    assert figure()[0].denominator == 2


def test_whoever_meets_the_same_offender_learns_whom_to_call(
    violation, incident, police, province_with_communes
):
    other = open_one(incident, police, province_with_communes, act="threat")
    (same,) = queries.shared_with(other, police)
    assert same.violation == violation


def test_another_office_neither_sees_nor_acts(violation, staff, province_with_communes):
    stranger = staff(
        "information_officer",
        territory=province_with_communes.province,
        organisation=province_with_communes.office(Function.ELECTRONIC_INFORMATION),
    )
    assert not queries.visible_to(stranger).filter(pk=violation.pk).exists()
    with pytest.raises(Refused, match="đơn vị khác"):
        verify(violation, Branch.NOT_IDENTIFIED, by=stranger)


def test_opened_again_it_counts_as_pending(violation, police):
    verify(violation, Branch.NOT_IDENTIFIED, by=police)
    settle(violation, by=police, steps_tried="Đã tra")
    actions.reopen(violation, reason="Có tin mới", by=police, now=NOW + 3 * DAY)
    strict, settled = figure()
    assert (strict.denominator, settled.denominator) == (1, 0)


def test_verification_stops_its_clock(violation, police):
    assert clocks.of(violation.pk)[0].stopped_at is None
    verify(violation, Branch.UNFOUNDED, by=police)
    assert clocks.of(violation.pk)[0].stopped_at == NOW + DAY


def test_an_act_in_the_future_is_refused(incident, police, province_with_communes):
    with pytest.raises(Refused, match="tương lai"):
        actions.open_violation(
            incident,
            respondent=NewRespondent(name="x"),
            office=province_with_communes.office(Function.CYBER_POLICE).pk,
            act="threat",
            act_on=today(NOW + DAY),
            account="x",
            by=police,
            now=NOW,
        )


def test_the_reporter_reads_that_it_moves_and_how_it_ended_never_who(violation, incident, police):
    verify(violation, Branch.UNFOUNDED, by=police)
    settle(violation, by=police, conclusion="Không có hành vi")
    steps = queries.public_steps([incident.pk])
    assert all(step.at for step in steps)
    assert "không có vi phạm" in steps[-1].text
    assert not any("Trần" in step.text for step in steps)
