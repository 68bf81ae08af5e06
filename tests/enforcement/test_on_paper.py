"""A step and its official paper at once: the fine's decision, the letter that sends a file back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.models import ClockRule
from khien.directory.models import Function
from khien.documents.actions import load_types
from khien.documents.models import Document, DocumentState, RegisterNumber
from khien.enforcement.models import Branch, ViolationState
from khien.enforcement.rules.states import Step
from khien.intake.models import ConflictOfInterest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("this_morning")]
DAY = f"{NOW:%Y-%m-%d}"
SIGNED = {"paper": "on", "authority": "", "title": "Trưởng phòng", "name": "Lê Văn Mẫu"}
FINE = {"on": DAY, "fine_vnd": "7500000", "remedy": "Gỡ mọi bài đã đăng.", **SIGNED}
BACK = {"on": DAY, "words": "Việc này không thuộc thẩm quyền.", **SIGNED}


@pytest.fixture
def recorded(db, verify, take, fining):
    load_types()
    fining.certainty = fining.document.certainty = "V"
    fining.save()
    fining.document.save()
    verify(Branch.ADMINISTRATIVE, fining)
    return take(Step.RECORD, number="07/BB-VPHC", days_later=0)


@pytest.fixture
def sent(db, verify, take, provision, other_office, province_with_communes):
    load_types()
    verify(Branch.CRIMINAL, provision)
    elsewhere = province_with_communes.office(Function.ELECTRONIC_INFORMATION)
    return take(Step.REFER, receiver=elsewhere.pk, words="Có dấu hiệu tội phạm.", days_later=0)


def url(violation, step):
    return reverse("enforcement:step", args=[violation.pk, step])


def test_a_fine_is_decided_numbered_and_printed_at_once(sign_in, police, recorded, fining):
    answer = sign_in(police).post(url(recorded, "decide"), FINE)
    paper = Document.objects.get()
    assert answer["Location"] == reverse("documents:document", args=[paper.pk])
    recorded.refresh_from_db()
    assert (recorded.state, recorded.fine_vnd) == (ViolationState.DECIDED, 7_500_000)
    assert recorded.decision_number == paper.number.written
    assert (paper.state, paper.office_id) == (DocumentState.ISSUED, recorded.office_id)
    assert {file.format for file in paper.files.all()} == {"docx", "pdf"}
    told = str(paper.content)
    for words in (
        "Trần Văn Mẫu",
        fining.citation,
        "7.500.000 đồng",
        "Bảy triệu năm trăm nghìn đồng",
        "Gỡ mọi bài đã đăng",
        "07/BB-VPHC",
        "Lê Văn Mẫu",
    ):
        assert words in told
    assert recorded.account not in told, "it goes to whoever did it"


def test_terms_nobody_has_read_are_left_to_be_filled_in(sign_in, police, recorded):
    ClockRule.objects.filter(code="fine_execution").update(certainty="V")
    sign_in(police).post(url(recorded, "decide"), FINE)
    told = str(Document.objects.get().content)
    assert "trong thời hạn 10 ngày kể từ ngày nhận" in told
    assert "Thời hạn khiếu nại: …………… ngày" in told


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"number": "31/QĐ"}, "number", "để trống ô số"),
        ({"on": f"{NOW - timedelta(days=1):%Y-%m-%d}"}, "on", "ngày hôm nay"),
        ({"title": " "}, "title", "chức vụ"),
        ({"name": ""}, "name", "họ và tên"),
        ({"fine_vnd": "10000001"}, "fine_vnd", "cao hơn"),
    ],
)
def test_what_is_wrong_takes_no_number_and_keeps_what_was_typed(
    sign_in, police, recorded, wrong, field, words
):
    answer = sign_in(police).post(url(recorded, "decide"), FINE | wrong)
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert "Gỡ mọi bài" in answer.text
    assert not Document.objects.exists()
    assert not RegisterNumber.objects.exists()
    recorded.refresh_from_db()
    assert recorded.state == ViolationState.RECORDED


def test_nobody_is_fined_on_paper_without_a_name(sign_in, police, recorded):
    recorded.respondent.identity = None
    recorded.respondent.save()
    answer = sign_in(police).post(url(recorded, "decide"), FINE)
    assert "Ghi tên người vi phạm" in str(answer.context["form"].errors["paper"])
    assert not RegisterNumber.objects.exists()


def test_pressed_twice_it_is_one_decision_with_one_number(sign_in, police, recorded):
    client = sign_in(police)
    typed = FINE | {"seen": str(recorded.version)}
    assert client.post(url(recorded, "decide"), typed).status_code == 302
    assert client.post(url(recorded, "decide"), typed).status_code == 409
    assert RegisterNumber.objects.count() == 1


def test_who_sends_a_file_back_keeps_the_letter_and_nothing_else(
    sign_in, sent, other_office, police
):
    client = sign_in(other_office)
    answer = client.post(url(sent, "decline"), BACK)
    letter = Document.objects.get()
    page = client.get(answer["Location"])
    assert "Việc này không thuộc thẩm quyền." in page.text
    assert "Lý do" in page.text
    file = reverse("enforcement:violation", args=[sent.pk])
    assert file not in page.text
    assert client.get(file).status_code == 404
    sent.refresh_from_db()
    assert (sent.state, letter.office_id == sent.office_id) == (ViolationState.VERIFYING, False)
    assert sent.proceedings.get(step="decline").number == letter.number.written
    mine = sign_in(police)
    assert letter.number.written in mine.get(file).text
    assert mine.get(answer["Location"]).status_code == 200


def test_the_letter_is_kept_from_whom_a_reporter_keeps_away(sign_in, sent, other_office, incident):
    page = sign_in(other_office).post(url(sent, "decline"), BACK)["Location"]
    ConflictOfInterest.objects.create(
        report=incident.reports.get(), person=other_office, noted_at=NOW
    )
    other_office.remembered.clear()
    assert sign_in(other_office).get(page).status_code == 404


def test_sent_back_without_a_letter_one_comes_to_the_list(sign_in, sent, other_office):
    typed = {"on": DAY, "words": "Không thuộc thẩm quyền."}
    answer = sign_in(other_office).post(url(sent, "decline"), typed)
    assert answer["Location"] == reverse("enforcement:violations")


def test_no_paper_is_offered_where_another_body_answers(sign_in, police, sent):
    sent.receiver = None
    sent.save()
    assert "paper" not in sign_in(police).get(url(sent, "decline")).context["form"].fields
