"""The page of a document: read, number and issue, void, download."""

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_documents import docx_text, issue, make, pdf_text
from fixtures_incident import NOW
from khien.core import ledger
from khien.documents import actions
from khien.documents.content import Content
from khien.documents.models import Document, DocumentFile, DocumentType
from khien.people.roles import Role

FORM = {
    "authority": "KT. Chủ tịch",
    "title": "Phó Chủ tịch",
    "name": "Lê Thị Ký",
    "recipients": "- Như Điều 2;\n\nLưu: VT.",
}


@pytest.fixture(autouse=True)
def _this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def page(name, document, **more):
    return reverse(f"documents:{name}", args=[document.pk, *more.values()])


def verbs(document):
    return [entry.verb for entry in ledger.history(document.pk)]


def test_a_draft_is_read_and_the_reading_is_in_the_ledger(draft, chair, sign_in):
    answer = sign_in(chair).get(page("document", draft))
    assert answer.status_code == 200
    shown = answer.content.decode()
    for said in ("QUYẾT ĐỊNH", "Căn cứ Luật Trẻ em", "Nguyễn Thị Mẫu", "dự thảo", "/vat/1/"):
        assert said in shown
    assert verbs(draft) == ["DocumentMade", "DocumentRead"]


def test_what_was_typed_into_a_case_is_no_html(office, chair, decision, sign_in):
    hostile = Content(title="<b>x</b>", signers=())
    draft = make(office, chair, decision, content=hostile)
    assert b"<b>x</b>" not in sign_in(chair).get(page("document", draft)).content


def test_a_stranger_finds_nothing(draft, staff, sign_in, monkeypatch):
    client = sign_in(staff(Role.CASE_MANAGER))
    monkeypatch.setattr("khien.documents.access.visible", lambda _user, _documents: set())
    for name in ("document", "issue", "void"):
        assert client.get(page(name, draft)).status_code == 404
    assert client.post(page("download", draft, kind="pdf")).status_code == 404


def test_the_chair_numbers_and_issues_it(draft, chair, sign_in):
    client = sign_in(chair)
    assert "Trần Văn Mẫu" in client.get(page("issue", draft)).content.decode()
    answer = client.post(page("issue", draft), FORM, follow=True)
    assert "01/QĐ-UBND" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == "issued"
    assert draft.issued_by == chair
    content = Content.of(draft.content)
    assert content.recipients == ("Như Điều 2;", "Lưu: VT.")
    assert content.signers[-1].name == "Lê Thị Ký"
    event = next(e for e in ledger.history(draft.pk) if e.verb == "DocumentIssued")
    files = {file.format: bytes(file.sha256).hex() for file in draft.files.all()}
    assert (event.data["docx_sha256"], event.data["pdf_sha256"]) == (files["docx"], files["pdf"])


def test_pressed_twice_it_has_one_number_and_a_sentence(draft, chair, sign_in):
    client = sign_in(chair)
    client.post(page("issue", draft), FORM)
    answer = client.post(page("issue", draft), FORM)
    assert answer.status_code == 422
    assert "đã ban hành" in answer.content.decode()
    assert "không còn là dự thảo" in client.get(page("issue", draft)).content.decode()
    assert draft.number is None or draft.number.number == 1


@pytest.mark.parametrize("missing", ["title", "name"])
def test_what_is_missing_is_said_and_what_was_typed_stays(draft, chair, sign_in, missing):
    answer = sign_in(chair).post(page("issue", draft), FORM | {missing: ""})
    assert answer.status_code == 422
    assert "KT. Chủ tịch" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_an_officer_issues_what_is_no_decision_and_not_what_is(office, chair, officer, sign_in):
    report = make(office, chair, DocumentType.objects.get(code="mau-02"))
    decision = make(office, chair, DocumentType.objects.get(code="mau-05"))
    client = sign_in(officer)
    assert client.post(page("issue", report), FORM).status_code == 302
    refused = client.post(page("issue", decision), FORM)
    assert "Chỉ Chủ tịch." in refused.content.decode()
    assert "Chỉ Chủ tịch." in client.get(page("document", decision)).content.decode()
    assert [d.state for d in Document.objects.order_by("made_at", "pk")] == ["issued", "draft"]


def test_both_files_come_as_they_were_issued_and_each_time_is_an_event(draft, chair, sign_in):
    issued = issue(draft, chair)
    client = sign_in(chair)
    word = client.post(page("download", issued, kind="docx"))
    pdf = client.post(page("download", issued, kind="pdf"))
    assert "01/QĐ-UBND" in docx_text(word.content)
    assert "01/QĐ-UBND" in pdf_text(pdf.content)
    assert word["Content-Disposition"] == 'attachment; filename="so-01-qd-ubnd-2026.docx"'
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Cache-Control"] == "private, no-store"
    assert client.post(page("download", issued, kind="pdf")).content == pdf.content
    assert verbs(issued).count("DocumentDownloaded") == 3


def test_a_draft_is_downloaded_as_a_draft(draft, chair, sign_in):
    answer = sign_in(chair).post(page("download", draft, kind="pdf"))
    assert "DỰ THẢO" in pdf_text(answer.content)
    assert answer["Content-Disposition"] == 'attachment; filename="du-thao-mau-05.pdf"'
    assert sign_in(chair).post(page("download", draft, kind="exe")).status_code == 404
    assert sign_in(chair).get(page("download", draft, kind="pdf")).status_code == 405


def test_a_file_that_is_not_the_one_that_was_issued_is_not_handed_out(draft, chair, sign_in):
    issued = issue(draft, chair)
    DocumentFile.objects.filter(document=issued, format="pdf").update(sha256=b"x" * 32)
    answer = sign_in(chair).post(page("download", issued, kind="pdf"), follow=True)
    assert "không còn đúng như lúc ban hành" in answer.content.decode()


def test_a_file_stays_as_it_was_when_the_letterhead_changes(draft, chair, office, sign_in):
    issued = issue(draft, chair)
    new = {"superior": "", "name": "Tên mới", "place": "Nơi mới", "symbol": "MỚI", "unit": ""}
    actions.change_letterhead(office.pk, seen_revision=1, by=chair, now=NOW, **new)
    shown = sign_in(chair).get(page("document", issued)).content.decode()
    assert "Tên mới" not in shown
    assert "01/QĐ-UBND" in shown


def test_an_issued_document_is_voided_with_a_reason_alone(draft, chair, sign_in):
    issued = issue(draft, chair)
    client = sign_in(chair)
    assert client.post(page("void", issued), {"reason": ""}).status_code == 422
    client.post(page("void", issued), {"reason": "Ghi nhầm trẻ em."})
    shown = client.get(page("document", issued)).content.decode()
    assert "Ghi nhầm trẻ em." in shown
    assert "không dùng lại" in shown
    assert client.post(page("void", issued), {"reason": "lần nữa"}).status_code == 422
    issued.refresh_from_db()
    assert (issued.state, issued.number.number) == ("voided", 1)
    assert verbs(issued)[-2:] == ["DocumentVoided", "DocumentRead"]


def test_a_draft_is_given_up_without_a_reason(draft, chair, officer, sign_in):
    assert sign_in(officer).post(page("void", draft)).status_code == 422
    answer = sign_in(chair).post(page("void", draft))
    assert answer["Location"] == "/vat/1/"
    draft.refresh_from_db()
    assert (draft.state, draft.number) == ("voided", None)


def test_what_was_made_twice_in_a_row_is_one_draft(draft, office, chair, decision):
    assert make(office, chair, decision) == draft
    other = make(office, chair, decision, content=Content(title="Quyết định"))
    assert other != draft


def test_a_dump_of_the_database_does_not_tell_what_it_says(issued):
    rows = [*Document.objects.raw("SELECT * FROM documents_document"), *issued.files.all()]
    sealed = b"".join(bytes(row.__dict__["content"]) for row in rows)
    assert "Nguyễn".encode() not in sealed
