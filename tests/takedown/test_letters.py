"""Letters and e-mails: what they say, what they never say, who makes and issues them."""

from email import message_from_bytes, policy

import pytest
from django.urls import reverse

from fixtures_documents import pdf_text
from fixtures_incident import NOW
from khien.core.models import LedgerEvent
from khien.documents import actions as documents
from khien.documents.content import Content, Signer
from khien.documents.models import Document, FileFormat
from khien.takedown.actions import preservation, requests

pytestmark = pytest.mark.usefixtures("this_morning")
SIGNER = Signer("TL. GIÁM ĐỐC", "Trưởng phòng", "Trần Văn Mẫu")


def url(name, row):
    return reverse(f"takedown:{name}", args=[row.pk])


def said(document):
    return str(Content.of(document.content).as_data())


@pytest.fixture
def make(sign_in, police):
    def make(row, name="make_request", which="takedown-request"):
        answer = sign_in(police).post(url(name, row), {"which": which})
        assert answer.status_code == 302, answer.context["form"].errors
        return Document.objects.get(holder=row.pk)

    return make


@pytest.fixture
def issued(make, draft, police):
    request = draft()
    document = documents.issue(
        make(request), signer=SIGNER, recipients=("Như trên;",), by=police, now=NOW
    )
    return request, document


def test_the_letter_says_where_why_and_until_when(make, draft):
    words = said(make(draft(urgent=True)))
    assert "https://tiktok.com/@mau/video/123" in words
    assert "Đe dọa trẻ em." in words
    assert "trong vòng 6 giờ kể từ khi nhận được văn bản này." in words
    assert "Căn cứ điều 16 Luật 116/2025/QH15;" in words
    assert "333/2026" not in words, "what was not read in a public source is never printed as law"


def test_hours_read_in_a_public_source_are_printed_with_their_law(make, draft):
    words = said(make(draft(ask="lock"), which="account-lock-request"))
    assert "trong vòng 24 giờ" in words
    assert "theo Nghị định 147/2024/NĐ-CP" in words


def test_a_ground_that_is_not_verified_is_not_printed(make, draft, provision):
    provision.certainty = "V2"
    provision.save()
    assert "Căn cứ" not in said(make(draft()))


def test_it_is_issued_with_a_number_and_printed(issued):
    _request, document = issued
    pdf = documents.download(document, FileFormat.PDF, by=document.issued_by, now=NOW)
    text = pdf_text(pdf)
    assert "Kính gửi" in text
    assert "TikTok" in text
    assert document.number.number == 1


def test_a_letter_to_keep_data_has_its_term(make, item, police, directory, provision):
    letter = preservation.draft(
        item,
        addressee=directory["tiktok"],
        provision=provision,
        what="Thông tin đăng ký tài khoản.",
        by=police,
        now=NOW,
    )
    words = said(make(letter, "make_preservation", "preservation-request"))
    assert "Thông tin đăng ký tài khoản." in words
    assert "Thời hạn lưu giữ: 90 ngày" in words


def test_other_offices_neither_see_nor_issue_it(issued, sign_in, other_office):
    request, document = issued
    client = sign_in(other_office)
    assert client.get(url("make_request", request)).status_code == 404
    assert client.get(reverse("documents:document", args=[document.pk])).status_code == 404


def test_what_was_withdrawn_gets_no_letter(sign_in, police, draft):
    request = draft()
    requests.withdraw(request, answer="Ghi nhầm nơi.", by=police, now=NOW)
    page = sign_in(police).post(url("make_request", request), {"which": "takedown-request"})
    assert page.status_code == 422
    assert not Document.objects.exists()


def test_the_email_is_there_in_both_languages(sign_in, police, draft):
    request = draft(to="telegram", urgent=True)
    client = sign_in(police)
    body = client.get(url("mail", request)).content.decode()
    assert "abuse@telegram.org" in body
    assert "KHẨN: Yêu cầu gỡ bỏ" in body
    english = client.get(url("mail", request), {"ngon_ngu": "en"}).content.decode()
    assert "asks you to remove this content within 6 hours" in english
    assert "https://tiktok.com/@mau/video/123" in english
    assert client.get(url("mail", request), {"ngon_ngu": "'"}).status_code == 200


def test_the_draft_opens_in_a_mail_program_with_the_issued_letter_inside(issued, sign_in, police):
    request, _document = issued
    answer = sign_in(police).post(url("mail_file", request), {"ngon_ngu": "vi"})
    assert answer["Content-Type"] == "message/rfc822"
    message = message_from_bytes(answer.content, policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert f"[{request.number}]" in message["Subject"]
    assert "Kính gửi TikTok" in message.get_body().get_content()
    [letter] = message.iter_attachments()
    assert letter.get_filename().endswith(".pdf")
    assert letter.get_content().startswith(b"%PDF")
    verbs = set(LedgerEvent.objects.values_list("verb", flat=True))
    assert {"TakedownMailTaken", "DocumentDownloaded"} <= verbs


def test_hostile_words_make_no_header_of_their_own(sign_in, police, draft, directory):
    directory["tiktok"].name = "TikTok\nBcc: ai@example.vn"
    directory["tiktok"].save()
    answer = sign_in(police).post(url("mail_file", draft()), {"ngon_ngu": "vi"})
    message = message_from_bytes(answer.content, policy=policy.default)
    assert message["Bcc"] is None
