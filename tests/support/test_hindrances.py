"""Sharing and work that is still open keeps a case open, each with a sentence."""

from datetime import timedelta

import pytest

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.support import actions
from khien.support.actions import meeting, referral, transfer
from khien.support.actions.meeting import Task
from khien.support.actions.transfer import Record
from khien.support.models import CaseState, ClosureReason, EmergencyKind, TransferReason
from khien.support.queries.closing import closing_conditions
from people_around import agree, carer, draft

pytestmark = pytest.mark.usefixtures("this_morning")


@pytest.fixture
def ready(bring_to, chair):
    """Everything of the child's is done; it may be closed."""
    case = bring_to(CaseState.CLOSURE_SUBMITTED)
    actions.send_back_closure(case, reason="Chưa", by=chair, now=NOW)
    case.refresh_from_db()
    return case


def missing(case):
    case = type(case).objects.get(pk=case.pk)
    return [str(each.missing) for each in closing_conditions(case) if not each.met]


def submit(case, officer):
    reason = ClosureReason.SAFE_AND_STABLE
    actions.submit_closure(case, reason=reason, notes="", by=officer, now=NOW)


def refused(case, officer):
    with pytest.raises(Refused) as refusal:
        submit(case, officer)
    return str(refusal.value)


def test_a_referral_from_its_draft_until_its_end(ready, officer):
    row = draft(ready, officer)
    assert "đang soạn" in refused(ready, officer)
    agree(ready, officer, carer(ready, officer))
    referral.send(row, by=officer, now=NOW)
    assert missing(ready) == [
        f"Lời giới thiệu {row.number} chưa xong (đã gửi): chờ kết quả, hoặc dừng lại."
    ]
    referral.stop(row, words="Trẻ không cần nữa", by=officer, now=NOW)
    assert missing(ready) == []


def test_a_transfer_until_it_is_answered(ready, officer, province_with_communes):
    row = transfer.propose_transfer(
        ready,
        target=province_with_communes.communes[1].pk,
        reason=TransferReason.RESIDENCE,
        record=Record("Em đã về ở với bà."),
        by=officer,
        now=NOW,
    )
    assert "rút đề nghị" in refused(ready, officer)
    transfer.withdraw_transfer(row, by=officer, now=NOW)
    assert missing(ready) == []


def test_an_action_until_it_is_noted_as_done(ready, officer):
    due_on = today(NOW + timedelta(days=7))
    for said in ({"assignee": officer.pk}, {"outside": "Cô giáo Mẫu"}):
        task = Task("Gọi bà ngoại", due_on, **said)
        row = meeting.assign(ready, task=task, by=officer, now=NOW)
    assert len(missing(ready)) == 2
    assert any("Việc giao cho Cô giáo Mẫu, hạn 30/11/2026" in each for each in missing(ready))
    meeting.finish_action(row, done_on=today(NOW), result="", by=officer, now=NOW)
    assert [officer.full_name in sentence for sentence in missing(ready)] == [True]


def test_what_opened_after_the_officer_asked_keeps_the_chair_from_closing(ready, officer, chair):
    submit(ready, officer)
    kind = EmergencyKind.SEPARATION
    measure = actions.take_emergency_measure(
        ready, kind=kind, description="Ở nhà bà", by=chair, now=NOW
    )
    with pytest.raises(Refused, match="biện pháp khẩn cấp"):
        actions.approve_closure(ready, by=chair, now=NOW)
    actions.end_emergency_measure(measure, by=chair, now=NOW)
    draft(ready, officer)
    with pytest.raises(Refused, match="Lời giới thiệu"):
        actions.approve_closure(ready, by=chair, now=NOW)
