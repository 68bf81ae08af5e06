"""Each condition of closing a case, told on its page, and refused while one is missing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core import clocks
from khien.core.refusal import Refused
from khien.support import actions
from khien.support.models import CaseState, ClosureReason, EmergencyKind, Grade
from khien.support.queries.closing import closing_conditions
from khien.support.rules import closing

pytestmark = pytest.mark.usefixtures("this_morning")


def missing(case):
    case = type(case).objects.get(pk=case.pk)
    return [str(each.missing) for each in closing_conditions(case) if not each.met]


def submit(case, officer):
    reason = ClosureReason.SAFE_AND_STABLE
    actions.submit_closure(case, reason=reason, notes="", by=officer, now=NOW)


def test_the_page_lists_what_is_still_missing(sign_in, officer, serving):
    page = sign_in(officer).get(reverse("support:closure", args=[serving.pk])).content.decode()
    assert len(missing(serving)) == 3
    assert all(sentence in page for sentence in missing(serving))


def test_an_open_measure_is_named_and_closing_is_refused(officer, chair, bring_to):
    case = bring_to(CaseState.CLOSURE_SUBMITTED)
    actions.send_back_closure(case, reason="Chưa", by=chair, now=NOW)
    assert missing(case) == []
    kind = EmergencyKind.SEPARATION
    actions.take_emergency_measure(case, kind=kind, description="Ở nhà bà", by=chair, now=NOW)
    assert len(missing(case)) == 2
    with pytest.raises(Refused, match="biện pháp khẩn cấp"):
        submit(case, officer)


def test_a_clock_that_runs_keeps_the_case_open(officer, chair, bring_to):
    case = bring_to(CaseState.CLOSURE_SUBMITTED)
    actions.send_back_closure(case, reason="Chưa", by=chair, now=NOW)
    clocks.start("child_plan", subject=case.pk, now=NOW + timedelta(days=1))
    with pytest.raises(Refused, match="Kế hoạch hỗ trợ, can thiệp"):
        submit(case, officer)


def test_a_review_that_found_risk_keeps_it_open_however_old_the_good_one(officer, chair, bring_to):
    case = bring_to(CaseState.CLOSURE_SUBMITTED)
    actions.send_back_closure(case, reason="Chưa", by=chair, now=NOW)
    later = NOW + timedelta(days=3)
    said = {"stable": None, "wellbeing": None, "notes": "", "by": officer, "now": later}
    actions.review(case, remaining_risk=Grade.LOW, **said)
    assert missing(case) == ["Lần rà soát mới nhất chưa cho thấy trẻ an toàn và ổn định."]


def test_other_parts_may_keep_a_case_open(officer, chair, bring_to, monkeypatch):
    case = bring_to(CaseState.CLOSURE_SUBMITTED)
    actions.send_back_closure(case, reason="Chưa", by=chair, now=NOW)
    monkeypatch.setattr(closing, "_hindrances", [])
    closing.register_hindrance(lambda _case: ["Còn giấy chuyển gửi chưa trả lời."])
    with pytest.raises(Refused, match="chuyển gửi"):
        submit(case, officer)


def test_opening_again_says_why(chair, bring_to):
    case = bring_to(CaseState.CLOSED)
    with pytest.raises(Refused, match="lý do mở lại"):
        actions.reopen(case, reason=" ", by=chair, now=NOW)
    actions.reopen(case, reason="Có tin mới", by=chair, now=NOW)
    assert [row.reason for row in case.reopenings.all()] == ["Có tin mới"]
