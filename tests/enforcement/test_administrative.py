"""A fine from its record to its execution: limits, days in their order, appeals and their term."""

from datetime import date, timedelta

import pytest

from fixtures_incident import NOW
from khien.core import clocks
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.enforcement.models import Branch, RespondentKind, ViolationState
from khien.enforcement.queries.course import course_of
from khien.enforcement.rules.states import Step

ANSWER = {"number": "03/QĐ-GQKN", "words": "Xem lại chứng cứ."}


@pytest.fixture
def served(fine, take):
    fine()
    return take(Step.SERVE)


def running(violation):
    return {clock.rule.code for clock in clocks.of(violation.pk) if clock.stopped_at is None}


def test_each_step_ends_a_deadline_and_begins_the_next(violation, verify, take, fining):
    assert running(violation) == {"violation_verification"}
    verify(Branch.ADMINISTRATIVE, fining)
    assert running(violation) == set()
    take(Step.RECORD, number="01/BB-VPHC")
    assert running(violation) == {"violation_decision"}
    take(Step.DECIDE, number="12/QĐ-XPHC", fine_vnd=6_000_000)
    assert running(violation) == set()
    take(Step.SERVE)
    assert running(violation) == {"fine_execution"}
    take(Step.EXECUTE, words="Đã nộp phạt.")
    assert running(violation) == set()
    assert violation.proceedings.count() == 5


def test_a_deadline_begins_on_the_day_it_happened_not_on_the_day_it_is_noted(fine, take):
    violation = fine()
    served_on = today(NOW) + timedelta(days=3)
    take(Step.SERVE, on=served_on, days_later=8)
    (clock,) = [c for c in clocks.of(violation.pk) if c.rule.code == "fine_execution"]
    assert today(clock.due_at) == served_on + timedelta(days=10)


@pytest.mark.parametrize(
    ("fine_vnd", "words"), [(10_000_001, "cao hơn"), (4_999_999, "thấp hơn"), (-1, "âm")]
)
def test_a_fine_outside_the_limits_is_refused(fine, fine_vnd, words):
    with pytest.raises(Refused, match=words) as refused:
        fine(fine_vnd)
    assert refused.value.field == "fine_vnd"


@pytest.mark.parametrize("fine_vnd", [5_000_000, 10_000_000, 0, None])
def test_both_limits_and_a_mere_warning_are_allowed(fine, fine_vnd):
    assert fine(fine_vnd).state == ViolationState.DECIDED


def test_an_organisation_has_limits_of_its_own(violation, fine):
    violation.respondent.kind = RespondentKind.ORGANISATION
    violation.respondent.save()
    assert fine(20_000_000).fine_vnd == 20_000_000


def test_who_breaks_two_provisions_is_fined_for_both(verify, take, fining):
    second = fining.document.provisions.create(
        kind="fine", path="điều mẫu", position=99, heading="Mẫu", certainty="V"
    )
    verify(Branch.ADMINISTRATIVE, fining, second)
    take(Step.RECORD, number="1")
    take(Step.DECIDE, number="2", fine_vnd=99_000_000)  # one limit unknown: nothing to compare
    second.fine_limits.create(who="person", least_vnd=1, most_vnd=1_000_000, certainty="K")
    take(Step.SERVE)
    take(Step.APPEAL, words="Phạt quá cao.")
    with pytest.raises(Refused, match="cao hơn"):
        take(Step.AMEND, fine_vnd=11_000_001, **ANSWER)
    assert take(Step.AMEND, fine_vnd=11_000_000, **ANSWER).fine_vnd == 11_000_000


def test_days_follow_each_other(violation, verify, take, fining):
    verify(Branch.ADMINISTRATIVE, fining)
    with pytest.raises(Refused, match="trước ngày xảy ra"):
        take(Step.RECORD, number="1", on=violation.act_on - timedelta(days=1))
    with pytest.raises(Refused, match="tương lai"):
        take(Step.RECORD, number="1", on=date(2031, 1, 1))
    take(Step.RECORD, number="1", on=today(NOW))
    with pytest.raises(Refused, match="bước liền trước"):
        take(Step.DECIDE, number="2", on=today(NOW) - timedelta(days=1))


def test_nothing_is_decided_without_a_record(verify, take, fining):
    verify(Branch.ADMINISTRATIVE, fining)
    with pytest.raises(Refused, match="đang xử lý"):
        take(Step.DECIDE, number="12/QĐ-XPHC", fine_vnd=6_000_000)


def test_an_appeal_within_its_term_has_a_deadline_of_its_own_and_one_answer(served, take):
    last = course_of(served).appeal_until
    take(Step.APPEAL, words="Không phải tôi.", on=last, days_later=200)
    assert "appeal_answer" in running(served)
    with pytest.raises(Refused, match="chưa giải quyết"):
        take(Step.APPEAL, words="Lần nữa.", on=last, days_later=200)
    take(Step.UPHOLD, days_later=200, **ANSWER)
    assert "appeal_answer" not in running(served)
    assert (served.state, served.handled) == (ViolationState.SERVED, True)
    with pytest.raises(Refused, match="Chưa có khiếu nại"):
        take(Step.UPHOLD, days_later=200, **ANSWER)


def test_an_appeal_after_the_term_needs_what_kept_the_person_from_it(served, take):
    last = course_of(served).appeal_until
    late = {"words": "Không phải tôi.", "on": last + timedelta(days=1), "days_later": 200}
    with pytest.raises(Refused, match=f"quá hạn: hạn cuối là ngày {last:%d/%m/%Y}") as refused:
        take(Step.APPEAL, **late)
    assert refused.value.field == "obstacle"
    take(Step.APPEAL, obstacle="Nằm viện ba tháng.", **late)
    assert course_of(served).appealed_on == late["on"]


def test_a_decision_that_is_annulled_is_verified_anew_and_counts_no_more(served, take):
    take(Step.EXECUTE, words="Đã nộp phạt.")
    take(Step.APPEAL, words="Không phải tôi.")
    violation = take(Step.ANNUL, **ANSWER)
    assert (violation.state, violation.handled, violation.branch) == ("verifying", None, "")
    assert running(violation) == {"violation_verification"}


def test_execution_goes_on_while_an_appeal_is_open(served, take):
    take(Step.APPEAL, words="Không phải tôi.")
    assert take(Step.EXECUTE, words="Đã nộp phạt.").state == ViolationState.EXECUTED
    assert running(served) == {"appeal_answer"}


def test_a_minor_is_taught_and_it_is_followed_until_it_is_done(verify, take, provision):
    verify(Branch.MINOR, provision, age="minor")
    assert take(Step.DECIDE, remedy="Nhắc nhở, giáo dục tại xã.").handled is True
    assert take(Step.EXECUTE, words="Đã học xong.").state == ViolationState.EXECUTED
