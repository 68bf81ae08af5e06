"""A round of review, through its pages: looked at, found, proposed, answered, closed."""

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core import measures, work
from khien.core.calendars import today
from khien.core.measures import civil_year
from khien.law.models import LegalFinding, Proposal, ReviewedDocument, ReviewRound
from khien.people.roles import Role

TODAY = today(timezone.now())
YEAR = TODAY.year


@pytest.fixture
def client(register, staff, sign_in):
    return sign_in(staff(Role.LEGAL_OFFICER))


def open_round(client, *documents, title="Rà soát mẫu", **changes):
    sent = {
        "title": title,
        "reason": "Nhóm nhiệm vụ 1",
        "led_by": "Sở Tư pháp",
        "begun_on": TODAY,
        "due": TODAY,
        "documents": [document.pk for document in documents],
    }
    return client.post(reverse("law:new_review"), sent | changes)


@pytest.fixture
def of_two(client, register):
    open_round(client, register["nd-130-2021"], register["nd-147-2024"])
    return ReviewRound.objects.get()


def find(client, of_two, document, **changes):
    sent = {"kind": "outdated", "document": document.pk, "text": "Căn cứ vào luật đã hết hiệu lực"}
    return client.post(reverse("law:new_finding", args=[of_two.pk]), sent | changes)


PROPOSED = {
    "kind": "amend",
    "text": "Sửa căn cứ",
    "addressee": "Chính phủ",
    "letter": "45/STP",
    "sent_on": TODAY,
}


def tally():
    (row,) = measures.measure("law_proposals").count(civil_year(TODAY), TODAY)
    return row.strict_numerator, row.denominator, row.settled_denominator


def test_from_opening_to_end(client, of_two, register):
    page = reverse("law:review", args=[of_two.pk])
    close = reverse("law:close_review", args=[of_two.pk])
    find(client, of_two, register["nd-147-2024"])
    finding = LegalFinding.objects.get()
    assert "1 văn bản chưa xem" in client.post(close, {"conclusion": "Xong"}).text
    unread = ReviewedDocument.objects.get(looked_at=None)
    client.post(reverse("law:looked_at", args=[unread.pk]))
    assert "chưa có đề xuất" in client.post(close, {"conclusion": "Xong"}).text
    client.post(reverse("law:propose", args=[finding.pk]), PROPOSED)
    assert tally() == (0, 1, 0)
    assert client.post(close, {"conclusion": "Xong"}).status_code == 302
    proposal = Proposal.objects.get()
    outcome = reverse("law:record_outcome", args=[proposal.pk])
    answer = {"kind": "taken", "on": TODAY, "text": "Công văn mẫu"}
    client.post(outcome, answer)
    assert tally() == (1, 1, 1)
    shown = client.get(page).text
    assert "đã có kết quả" in shown
    assert "Công văn mẫu" in shown
    assert "đã có kết quả" in client.post(outcome, answer).text
    assert find(client, of_two, register["nd-130-2021"]).status_code == 422


def test_what_makes_no_sense_is_said_and_the_text_kept(client, of_two, register):
    elsewhere = register["nd-56-2017"]
    assert find(client, of_two, elsewhere).status_code == 422
    answer = find(client, of_two, register["nd-147-2024"], kind="conflict")
    assert "chọn văn bản thứ hai" in answer.text
    assert "Căn cứ vào luật đã hết hiệu lực" in answer.text
    provision = register["nd-130-2021"].provisions.get()
    answer = find(client, of_two, register["nd-147-2024"], provision=provision.pk)
    assert "không thuộc văn bản" in answer.text
    assert not LegalFinding.objects.exists()


def test_an_answer_cannot_come_before_or_late_unseen(client, of_two, register, staff):
    find(client, of_two, register["nd-147-2024"])
    propose = reverse("law:propose", args=[LegalFinding.objects.get().pk])
    late = {"sent_on": f"{YEAR - 1}-12-01", "answer_due": f"{YEAR - 1}-12-20"}
    assert "từ ngày gửi" in client.post(propose, PROPOSED | {"answer_due": "2020-01-01"}).text
    client.post(propose, PROPOSED | late)
    outcome = reverse("law:record_outcome", args=[Proposal.objects.get().pk])
    early = {"kind": "taken", "on": f"{YEAR - 1}-11-30", "text": "x"}
    assert "trước ngày gửi" in client.post(outcome, early).text
    waiting = [item.text for item in work.items(staff(Role.LEGAL_OFFICER), timezone.now())]
    assert any("chưa được trả lời" in text for text in waiting)
    assert "quá ngày trả lời" in client.get(reverse("law:review", args=[of_two.pk])).text


def test_a_finding_is_withdrawn_until_somebody_was_asked(client, of_two, register):
    find(client, of_two, register["nd-147-2024"])
    withdraw = reverse("law:withdraw_finding", args=[LegalFinding.objects.get().pk])
    client.post(withdraw, {"why": "Ghi nhầm"})
    assert LegalFinding.objects.get().withdrawn_why == "Ghi nhầm"
    assert "đã được rút" in client.post(withdraw, {"why": "Lại"}).text


@pytest.mark.parametrize("wrong", [{"documents": []}, {"due": "2020-01-01"}, {"title": ""}])
def test_a_round_without_sense_is_not_opened(client, register, wrong):
    assert open_round(client, register["nd-147-2024"], **wrong).status_code == 422
    assert not ReviewRound.objects.exists()


def test_others_read_and_do_not_write(of_two, register, staff, sign_in):
    reader = sign_in(staff(Role.STEERING_OFFICER))
    assert reader.get(reverse("law:review", args=[of_two.pk])).status_code == 200
    assert find(reader, of_two, register["nd-147-2024"]).status_code == 403


def test_the_lists_do_not_ask_more_for_more_rows(client, of_two, register, costs_the_same):
    numbers = iter(range(100))

    def more_rounds():
        for number in [next(numbers) for _ in range(3)]:
            open_round(client, register["nd-56-2017"], title=f"Đợt {number}")

    rounds = reverse("law:reviews")
    costs_the_same("law/reviews.html", lambda: client.get(rounds), more_rounds, most=8)

    def more_findings():
        for _ in range(3):
            find(client, of_two, register["nd-147-2024"], other=register["nd-56-2017"].pk)
            propose = reverse("law:propose", args=[LegalFinding.objects.latest("number").pk])
            client.post(propose, PROPOSED)

    page = reverse("law:review", args=[of_two.pk])
    costs_the_same("law/review.html", lambda: client.get(page), more_findings, most=12)
