"""What each step of a review asks before it is written; each refusal by its sentence."""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest

from khien.core.refusal import Refused
from khien.law.models import FindingKind
from khien.law.rules import reviews

TODAY = date(2026, 9, 7)
DAY = timedelta(days=1)
ONE, OTHER = UUID(int=1), UUID(int=2)


def refused(check, *args, **said):
    with pytest.raises(Refused) as found:
        check(*args, **said)
    return found.value.field, str(found.value)


def test_an_outcome_lies_between_the_proposal_and_today():
    proposal = SimpleNamespace(sent_on=TODAY - 9 * DAY)
    for day in (proposal.sent_on, TODAY):
        reviews.check_outcome(proposal, on=day, today=TODAY)
    late = refused(reviews.check_outcome, proposal, on=TODAY + DAY, today=TODAY)
    assert late == ("on", "Ngày này chưa đến.")
    early = refused(reviews.check_outcome, proposal, on=proposal.sent_on - DAY, today=TODAY)
    assert "trước ngày gửi" in early[1]


def test_a_proposal_is_not_sent_tomorrow_nor_answered_before_it_was_sent():
    finding = SimpleNamespace(withdrawn_at=None)
    for due in (None, TODAY, TODAY + DAY):
        reviews.check_can_propose(finding, sent_on=TODAY, answer_due=due, today=TODAY)
    said = {"sent_on": TODAY, "answer_due": None, "today": TODAY}
    check = reviews.check_can_propose
    assert refused(check, finding, **said | {"sent_on": TODAY + DAY})[0] == "sent_on"
    assert refused(check, finding, **said | {"answer_due": TODAY - DAY})[0] == "answer_due"
    gone = SimpleNamespace(withdrawn_at=TODAY)
    assert "đã được rút" in refused(check, gone, **said)[1]


@pytest.mark.parametrize("kind", list(FindingKind))
def test_what_is_between_two_documents_names_both(kind):
    of_two = kind in reviews.OF_TWO
    said = {"document": ONE, "other": None, "in_round": True, "text": "Trùng nhau."}
    for other in (None, ONE):
        if of_two:
            assert refused(reviews.check_finding, kind, **said | {"other": other})[0] == "other"
        else:
            reviews.check_finding(kind, **said | {"other": other})
    reviews.check_finding(kind, **said | {"other": OTHER})
    assert refused(reviews.check_finding, kind, **said | {"in_round": False})[0] == "document"
    blank = said | {"text": " ", "other": OTHER}
    assert refused(reviews.check_finding, kind, **blank)[0] == "text"


def test_a_round_ends_when_all_is_read_and_every_finding_went_somewhere():
    row = SimpleNamespace(closed_on=None)
    reviews.check_can_close(row, unread=0, without_proposal=0)
    assert (
        "2 văn bản chưa xem"
        in refused(reviews.check_can_close, row, unread=2, without_proposal=0)[1]
    )
    assert "1 phát hiện" in refused(reviews.check_can_close, row, unread=0, without_proposal=1)[1]


def test_a_finding_with_a_proposal_is_not_withdrawn_nor_twice():
    standing = SimpleNamespace(withdrawn_at=None)
    reviews.check_can_withdraw(standing, 0)
    assert "không rút được" in refused(reviews.check_can_withdraw, standing, 1)[1]
    gone = SimpleNamespace(withdrawn_at=TODAY)
    assert "đã được rút" in refused(reviews.check_can_withdraw, gone, 0)[1]


def test_a_round_has_a_name_of_its_own_documents_and_a_day_that_comes():
    said = {"begun_on": TODAY, "due": TODAY, "documents": 1, "same": False}
    reviews.check_round(**said)
    assert refused(reviews.check_round, **said | {"due": TODAY - DAY})[0] == "due"
    assert refused(reviews.check_round, **said | {"documents": 0})[0] == "documents"
    assert refused(reviews.check_round, **said | {"same": True})[0] == "title"
    assert "kết thúc" in refused(reviews.check_open, SimpleNamespace(closed_on=TODAY))[1]


def test_a_finding_is_late_from_the_day_after_an_answer_was_due():
    finding = SimpleNamespace(withdrawn_at=None)
    waits = SimpleNamespace(answer_due=TODAY)
    answered = SimpleNamespace(answer_due=TODAY - DAY, outcome="đã sửa")
    state = reviews.finding_state
    assert state(finding, [], on=TODAY) == "to_propose"
    assert state(finding, [waits, answered], on=TODAY) == "waiting"
    assert state(finding, [waits, answered], on=TODAY + DAY) == "overdue"
    assert state(finding, [answered], on=TODAY) == "answered"
    assert state(SimpleNamespace(withdrawn_at=TODAY), [answered], on=TODAY) == "withdrawn"
