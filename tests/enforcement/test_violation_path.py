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
from khien.enforcement.actions import NewRespondent, Step
from khien.enforcement.models import AgeGroup, Branch, ViolationState
from khien.enforcement.rules import traces
from khien.enforcement.rules.states import PATHS
from khien.law.models import Provision

DAY = timedelta(days=1)
ACT_ON = today(NOW - DAY)


def figure():
    day, last = today(NOW), today(NOW + 30 * DAY)
    return total(measure("objective_3").count(Period(day - 30 * DAY, last), last))


def test_a_fine_counts_as_handled_from_its_decision_on(fine):
    assert figure()[0].percent == 0
    violation = fine()
    assert (violation.state, violation.handled) == (ViolationState.DECIDED, True)
    strict, settled = figure()
    assert (strict.percent, settled.percent) == (100, 100)


def test_an_offender_not_identified_is_settled_and_not_handled(verify, take):
    verify(Branch.NOT_IDENTIFIED)
    take(Step.CONCLUDE, tried=("telephone",), words="Thuê bao không chính chủ.")
    strict, settled = figure()
    assert (strict.percent, settled.percent) == (0, 0)


@pytest.mark.parametrize(
    ("branch", "steps", "age"),
    [
        (
            Branch.CRIMINAL,
            [
                (Step.REFER, {"outside": "Cơ quan CSĐT", "words": "Có dấu hiệu tội phạm."}),
                (Step.ACCEPT, {"number": "15/2026"}),
            ],
            AgeGroup.ADULT,
        ),
        (Branch.MINOR, [(Step.DECIDE, {"remedy": "Giáo dục tại xã"})], AgeGroup.MINOR),
        (
            Branch.TRANSFERRED,
            [
                (Step.REFER, {"outside": "Công an tỉnh khác", "words": "Ở tỉnh khác."}),
                (Step.ACCEPT, {"number": "07"}),
            ],
            AgeGroup.UNKNOWN,
        ),
        (Branch.UNFOUNDED, [(Step.CONCLUDE, {"words": "Không có hành vi"})], AgeGroup.ADULT),
    ],
)
def test_every_other_end_counts_as_handled(verify, take, provision, branch, steps, age):
    violation = verify(branch, provision, age=age)
    for step, said in steps:
        assert violation.handled is None
        violation = take(step, **said)
    assert violation.handled is True


FIRST = [
    (branch, step)
    for branch, path in PATHS.items()
    for step, way in path.items()
    if ViolationState.HANDLING in way.sources
]


@pytest.mark.parametrize(("branch", "step"), FIRST)
def test_no_step_is_an_empty_word(verify, take, provision, branch, step):
    verify(branch, provision, age="minor" if branch == Branch.MINOR else "adult")
    with pytest.raises(Refused):
        take(step)


def test_a_minor_measure_needs_a_minor(verify, provision):
    with pytest.raises(Refused, match="nhóm tuổi"):
        verify(Branch.MINOR, provision, age=AgeGroup.ADULT)


def test_a_fine_needs_provisions_in_force_on_the_day_of_the_act(violation, verify, provision):
    with pytest.raises(Refused, match="điều luật"):
        verify(Branch.ADMINISTRATIVE)
    ended = Provision.objects.exclude(pk=provision.pk).select_related("document").first()
    ended.document.effective, ended.document.expires = date(1999, 1, 1), ACT_ON
    ended.document.save()
    with pytest.raises(Refused, match="đã hết hiệu lực"):
        verify(Branch.ADMINISTRATIVE, provision, ended)
    violation.act_on = date(1999, 1, 1)
    violation.save()
    with pytest.raises(Refused, match="chưa có hiệu lực"):
        verify(Branch.ADMINISTRATIVE, provision)


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
        actions.verify(
            unknown,
            branch=Branch.ADMINISTRATIVE,
            provisions=[provision],
            age_group=AgeGroup.UNKNOWN,
            by=police,
            now=NOW,
        )


def test_one_person_and_one_act_make_one_violation(violation, open_one):
    with pytest.raises(Refused, match="đã có hồ sơ"):
        open_one()
    other = open_one(act="threat")
    assert other.respondent_id != violation.respondent_id
    assert figure()[0].denominator == 2


def test_whoever_meets_the_same_offender_learns_whom_to_call(violation, open_one, police):
    other = open_one(act="threat")
    (same,) = queries.shared_with(other, police)
    assert same.violation == violation


def test_another_office_neither_sees_nor_acts(violation, other_office, verify):
    assert not queries.visible_to(other_office).filter(pk=violation.pk).exists()
    with pytest.raises(Refused, match="đơn vị khác"):
        verify(Branch.NOT_IDENTIFIED, by=other_office)


def test_opened_again_it_counts_as_pending(verify, take, police):
    verify(Branch.NOT_IDENTIFIED)
    violation = take(Step.CONCLUDE, tried=("bank",), words="Đã tra")
    actions.reopen(violation, reason="Có tin mới", by=police, now=NOW + 3 * DAY)
    strict, settled = figure()
    assert (strict.denominator, settled.denominator) == (1, 0)


def test_verification_stops_its_clock(violation, verify):
    assert clocks.of(violation.pk)[0].stopped_at is None
    verify(Branch.UNFOUNDED)
    assert clocks.of(violation.pk)[0].stopped_at == NOW


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


def test_the_reporter_reads_that_it_moves_and_how_it_ended_never_who(incident, verify, take):
    verify(Branch.UNFOUNDED)
    take(Step.CONCLUDE, words="Không có hành vi")
    steps = queries.public_steps([incident.pk])
    assert all(step.at for step in steps)
    assert "không có vi phạm" in steps[-1].text
    assert not any("Trần" in step.text for step in steps)
