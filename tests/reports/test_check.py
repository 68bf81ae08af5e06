"""Anybody asks whether a file is the one that was signed; nothing of any other file is told."""

from hashlib import sha256
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from fixtures_documents import THING
from khien.documents import actions as documents
from khien.documents.models import Document, DocumentFile, FileFormat
from khien.reports import actions
from report_cases import CHAIR, NOW

URL = reverse("check_report:check")
YES, NO = "Đúng là tệp báo cáo đã ký", "Không phải tệp nào đã ký"


def ask(**form):
    return Client().post(URL, form)


def file_of(made, name="bao-cao.pdf"):
    file = BytesIO(made)
    file.name = name
    return file


@pytest.mark.parametrize("kind", FileFormat)
def test_each_signed_file_is_known_byte_by_byte(signed, leader, kind):
    made = documents.download(signed.document, kind, by=leader, now=NOW)
    said = ask(file=file_of(made)).content.decode()
    assert YES in said
    assert signed.document.number.written in said
    assert NO in ask(file=file_of(made + b" ")).content.decode()


def test_its_hash_is_enough_however_it_is_typed(signed):
    digest = signed.document.files.get(format="pdf").digest
    assert YES in ask(sha256=f" {digest[:32].upper()} {digest[32:]}\n").content.decode()


def test_errata_are_told_with_it(signed, province, detect, steering, leader):
    detect(province.communes[0], 9)
    letter = actions.note_errata(signed, reason="Ghi thiếu.", by=steering, now=NOW)
    digest = signed.document.files.get(format="docx").digest
    assert "có đính chính" not in ask(sha256=digest).content.decode(), "not signed yet"
    actions.sign_errata(letter, signer=CHAIR, recipients=(), by=leader, now=NOW)
    said = ask(sha256=digest).content.decode()
    letter.refresh_from_db()
    assert "có đính chính" in said
    assert letter.number.written in said
    own = letter.files.get(format="pdf").digest
    assert "Đúng là tệp đính chính" in ask(sha256=own).content.decode()


def test_of_a_voided_report_it_says_so(signed, leader):
    documents.void(signed.document, reason="Ký nhầm.", by=leader, now=NOW)
    said = ask(sha256=signed.document.files.get(format="pdf").digest).content.decode()
    assert "đã hủy" in said
    assert "Ký nhầm" not in said


def test_a_document_about_a_child_is_never_known(signed):
    """Whoever holds such a file learns nothing about it here."""
    made = b"a decision about a child"
    row = DocumentFile.objects.get(document=signed.document, format="pdf")
    other = Document.objects.get(pk=signed.document_id)
    other.pk, other.holder, other.holder_kind, other.number = None, THING, "case", None
    other.id, other._state.adding = Document().id, True
    other.state, other.issued_at, other.issued_by = "draft", None, None
    other.save()
    row.id, row.document, row.sha256 = DocumentFile().id, other, sha256(made).digest()
    row._state.adding = True
    row.save()
    assert NO in ask(file=file_of(made)).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("form", [{}, {"sha256": "xin chào"}, {"sha256": "a" * 63}])
def test_what_is_no_question_is_answered_with_a_sentence(form):
    answer = ask(**form)
    assert answer.status_code == 422
    assert NO not in answer.content.decode()


@pytest.mark.django_db
def test_an_empty_file_is_a_file_that_nobody_signed():
    assert NO in ask(file=file_of(b"")).content.decode()


@pytest.mark.django_db
def test_who_asks_too_often_waits():
    answers = [ask(sha256="a" * 64).status_code for _ in range(32)]
    assert answers[0] == 200
    assert answers[-1] == 429
