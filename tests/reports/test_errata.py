"""After signing: what counting again finds is an erratum, and the signed report stays."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from fixtures_documents import docx_text
from khien.core.refusal import Refused
from khien.documents import actions as documents
from khien.documents.models import FileFormat
from khien.enforcement.models import Violation
from khien.reports import actions
from khien.reports.models import Erratum
from khien.reports.queries import consolidated
from report_cases import CHAIR, NOW, sign

LATER = NOW + timedelta(days=3)
WHY = "Một vụ ghi trùng đã được rút."


@pytest.fixture
def counted(detect, province, draft, steering, leader):
    """Signed with 16 violations, of which one was written down twice."""
    detect(province.communes[0], 7, handled=6)
    detect(province.communes[1], 9, handled=3)
    actions.count_anew(draft, by=steering, now=NOW)
    report = sign(draft, leader)
    Violation.objects.filter(commune=province.communes[1], handled=None).first().delete()
    return report


def test_nothing_changed_is_nothing_to_correct(signed, steering):
    assert actions.changes(signed, now=LATER) == []
    with pytest.raises(Refused, match="vẫn đúng như đã ký"):
        actions.note_errata(signed, reason=WHY, by=steering, now=LATER)


def test_after_a_correction_each_line_says_what_it_is_now_and_the_report_stays(counted, steering):
    changed = {
        (line.place, now["denominator"]) for line, now in actions.changes(counted, now=LATER)
    }
    assert changed == {("", 15), ("Xã Đồi Thông", 8)}
    letter = actions.note_errata(counted, reason=WHY, by=steering, now=LATER)
    word = docx_text(documents.download(letter, FileFormat.DOCX, by=steering, now=LATER))
    assert "9/16" in word
    assert "9/15" in word
    assert WHY in word
    assert counted.document.number.written in word
    assert counted.lines.get(code="objective_3", territory=None, place="").denominator == 16
    assert consolidated.is_whole(counted)


def test_what_an_erratum_says_already_is_not_said_again(counted, steering):
    actions.note_errata(counted, reason=WHY, by=steering, now=LATER)
    assert actions.changes(counted, now=LATER + timedelta(days=1)) == []


def test_who_noted_them_does_not_sign_them_and_they_stay(counted, steering, leader):
    letter = actions.note_errata(counted, reason=WHY, by=steering, now=LATER)
    with pytest.raises(Refused, match="người khác phải ký"):
        actions.sign_errata(letter, signer=CHAIR, recipients=(), by=steering, now=LATER)
    actions.sign_errata(letter, signer=CHAIR, recipients=(), by=leader, now=LATER)
    with pytest.raises(ProgrammingError, match="stays"), transaction.atomic():
        Erratum.objects.update(reason="khác")


def test_a_draft_has_no_errata_and_no_reason_is_no_erratum(draft, counted, steering):
    with pytest.raises(Refused, match="Ghi lý do"):
        actions.note_errata(counted, reason=" ", by=steering, now=LATER)


def test_the_pages_from_counting_again_to_the_signed_letter(counted, steering, leader, sign_in):
    page = reverse("reports:errata", args=[counted.pk])
    client = sign_in(steering)
    assert "9/15" in client.get(page).content.decode()
    assert client.post(page, {"reason": ""}).status_code == 422
    client.post(page, {"reason": WHY})
    letter = Erratum.objects.first().document
    form = {"authority": "", "title": "Chủ tịch", "name": "Trần Văn Mẫu", "recipients": "Lưu."}
    client = sign_in(leader)
    assert "Ký đính chính" in client.get(page).content.decode()
    client.post(reverse("reports:sign_errata", args=[counted.pk, letter.pk]), form)
    letter.refresh_from_db()
    assert letter.state == "issued"
    line = reverse("reports:line", args=[counted.pk, Erratum.objects.first().line.position])
    assert WHY in client.get(line).content.decode()
    taken = client.post(reverse("reports:download_errata", args=[counted.pk, letter.pk, "pdf"]))
    assert taken.content.startswith(b"%PDF")
