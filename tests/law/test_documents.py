"""A new document and its published file."""

from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from khien.law.models import LegalDocument, LegalFile
from khien.people.roles import Role

PAGE = reverse("law:new_document")
SENT = {
    "kind": "decision",
    "number": "12",
    "symbol": "QĐ-UBND",
    "title": "Quy chế phối hợp bảo vệ trẻ em trên mạng",
    "issuer": "Ủy ban nhân dân tỉnh Phú Thọ",
    "certainty": "K",
    "dates_certainty": "K",
}
PDF = b"%PDF-1.7\n" + b"x" * 100


@pytest.fixture
def client(register, staff, sign_in):
    return sign_in(staff(Role.LEGAL_OFFICER))


def test_a_document_of_the_province_is_added_and_found(client):
    client.post(PAGE, SENT)
    made = LegalDocument.objects.get(number="12")
    assert made.code == "qd-ubnd-12"
    assert made.reference in client.get(reverse("law:register"), {"q": "quy chế phối hợp"}).text


def test_numbers_begin_anew_with_each_issuer(client):
    client.post(PAGE, SENT)
    assert "đã có trong danh mục" in client.post(PAGE, SENT | {"symbol": "qđ-ubnd"}).text
    client.post(PAGE, SENT | {"issuer": "Ủy ban nhân dân xã Tiền Phong"})
    codes = LegalDocument.objects.filter(number="12").values_list("code", flat=True)
    assert set(codes) == {"qd-ubnd-12", "qd-ubnd-12-2"}


def upload(client, document, content, name="a.pdf"):
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    page = reverse("law:add_file", args=[document.pk])
    return client.post(page, {"file": file, "source": "Công báo mẫu"})


def test_the_published_text_is_kept_with_its_hash(client, register):
    document = register["nd-56-2017"]
    upload(client, document, PDF)
    row = LegalFile.objects.get()
    assert row.sha256 == sha256(PDF).hexdigest()
    answer = client.get(reverse("law:file", args=[row.pk]))
    assert answer.content == PDF
    assert "attachment" in answer["Content-Disposition"]
    assert row.sha256 in client.get(reverse("law:document", args=[document.pk])).text
    client.post(reverse("law:remove_file", args=[row.pk]))
    assert not LegalFile.objects.exists()


def test_only_pdf_once_and_whole(client, register):
    document = register["nd-56-2017"]
    assert "Chỉ nhận tệp PDF" in upload(client, document, b"<html>").text
    upload(client, document, PDF)
    assert "chính tệp ấy" in upload(client, document, PDF, "b.pdf").text
    LegalFile.objects.update(content=PDF + b"!")
    row = LegalFile.objects.get()
    assert client.get(reverse("law:file", args=[row.pk])).status_code == 404
