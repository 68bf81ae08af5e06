"""A violation sent to another body: taken up there or sent back, by itself or as it told us."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core import clock_subjects, clocks
from khien.core.models import Receiver
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.enforcement import actions, queries
from khien.enforcement.models import Branch, ViolationState
from khien.enforcement.rules.states import Step
from khien.enforcement.work import items
from khien.intake.models import ConflictOfInterest

WORDS = {"words": "Có dấu hiệu cưỡng đoạt tài sản."}


@pytest.fixture
def elsewhere(province_with_communes):
    return province_with_communes.office(Function.ELECTRONIC_INFORMATION)


@pytest.fixture
def sent(verify, take, provision, elsewhere, other_office):
    """To an office whose people use Khiên."""
    verify(Branch.CRIMINAL, provision)
    return take(Step.REFER, receiver=elsewhere.pk, **WORDS)


@pytest.fixture
def sent_outside(verify, take, provision):
    verify(Branch.CRIMINAL, provision)
    return take(Step.REFER, outside="Cơ quan Cảnh sát điều tra", **WORDS)


def sees(user, violation):
    return queries.visible_to(user).filter(pk=violation.pk).exists()


def test_it_goes_to_one_place_that_is_not_ours(verify, take, provision, office, elsewhere):
    verify(Branch.CRIMINAL, provision)
    with pytest.raises(Refused, match="chỉ một trong hai"):
        take(Step.REFER, **WORDS)
    with pytest.raises(Refused, match="chỉ một trong hai"):
        take(Step.REFER, receiver=elsewhere.pk, outside="Nơi khác", **WORDS)
    with pytest.raises(Refused, match="đang thụ lý"):
        take(Step.REFER, receiver=office.pk, **WORDS)


def test_the_receiver_sees_it_takes_it_up_and_goes_on_to_the_judgement(
    sent, take, police, other_office
):
    assert sees(other_office, sent)
    with pytest.raises(Refused, match="Nơi nhận tự trả lời"):
        take(Step.ACCEPT, number="15/2026", by=police)
    taken = take(Step.ACCEPT, number="15/2026", by=other_office)
    assert (taken.state, taken.handled) == (ViolationState.ACCEPTED, True)
    take(Step.PROSECUTE, number="02/QĐ-KT", by=other_office)
    judged = take(Step.JUDGE, number="09/2027/HS-ST", words="Phạt cải tạo.", by=other_office)
    assert (judged.state, judged.handled) == (ViolationState.JUDGED, True)
    assert not judged.proceedings.filter(told=True).exists()
    assert sees(other_office, judged)
    with pytest.raises(Refused, match="của đơn vị thụ lý"):
        actions.reopen(judged, reason="x", by=other_office, now=NOW)


def test_sent_back_it_is_ours_again_with_the_reason_and_counts_as_pending(sent, take, other_office):
    with pytest.raises(Refused, match="lý do"):
        take(Step.DECLINE, by=other_office)
    back = take(Step.DECLINE, words="Chưa đủ dấu hiệu.", by=other_office)
    assert (back.state, back.branch, back.receiver) == (ViolationState.VERIFYING, "", None)
    assert not sees(other_office, back)
    assert back.proceedings.latest("at").said == {"words": "Chưa đủ dấu hiệu."}
    codes = {c.rule.code for c in clocks.of(back.pk) if c.stopped_at is None}
    assert codes == {"violation_verification"}


def test_not_prosecuted_after_it_was_taken_up_it_comes_back_and_is_fined(
    sent, take, verify, fining, other_office
):
    take(Step.ACCEPT, number="15/2026", by=other_office)
    back = take(Step.DISCONTINUE, words="Không khởi tố.", by=other_office)
    assert (back.state, back.handled) == (ViolationState.VERIFYING, None)
    verify(Branch.ADMINISTRATIVE, fining)
    take(Step.RECORD, number="01/BB")
    assert take(Step.DECIDE, number="12/QĐ", fine_vnd=5_000_000).handled is True


def test_what_a_body_without_khien_says_is_noted_for_it(sent_outside, take, other_office):
    assert not sees(other_office, sent_outside)
    taken = take(Step.ACCEPT, number="15/2026")
    assert taken.state == ViolationState.ACCEPTED
    assert taken.proceedings.get(step="accept").told is True


def test_it_is_taken_up_only_with_a_number_of_its_own(sent_outside, take):
    with pytest.raises(Refused, match="số thụ lý"):
        take(Step.ACCEPT, number=" ")


def test_who_must_answer_is_reminded_then_those_who_sent_it(sent, police, other_office):
    keeper = clock_subjects.keeper_of("crime_report_answer")
    (found,) = keeper.receivers([sent.pk], NOW).values()
    assert found.told(Receiver.OFFICER) == {other_office.pk}
    assert found.told(Receiver.HEAD) == {other_office.pk, police.pk}


def test_each_side_has_its_own_line_of_work(sent, police, other_office):
    def tasks(user):
        return [item.text.partition(": ")[2] for item in items(user, NOW)]

    assert "hỏi nơi nhận đã trả lời chưa" in tasks(police)
    assert "xem và trả lời hồ sơ được chuyển đến" in tasks(other_office)


def test_whom_a_reporter_keeps_away_does_not_receive_it(sent, incident, other_office):
    ConflictOfInterest.objects.create(
        report=incident.reports.get(), person=other_office, noted_at=NOW
    )
    assert not sees(other_office, sent)


@pytest.mark.usefixtures("this_morning")
def test_the_page_tells_the_receiver_whose_file_it_is_and_offers_only_their_steps(
    sign_in, sent, other_office
):
    url = reverse("enforcement:violation", args=[sent.pk])
    page = sign_in(other_office).get(url)
    assert "được chuyển đến đơn vị của bạn" in page.text
    labels = [label for _url, label in page.context["next"]]
    assert labels == ["Ghi đã thụ lý", "Không nhận, trả hồ sơ"]
