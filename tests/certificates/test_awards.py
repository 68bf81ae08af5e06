"""Issuing in bulk, printing, withdrawing."""

import time
from uuid import uuid4

import pypdfium2
import pytest
import zxingcpp
from django.db import connection
from django.urls import reverse

from fixtures_learning import NOW
from khien.certificates import actions, printing, queries
from khien.certificates.models import Award, Certificate, Withdrawal
from khien.certificates.numbers import grouped
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
NEW = reverse("certificates:award_new")
PROMISED = 60  # seconds for a thousand papers


@pytest.fixture
def said():
    return {
        "title": "An toàn trên mạng, lớp 4",
        "criteria": "Học đủ 5 bài.",
        "signer": "Hiệu trưởng Mẫu",
        "names": "Nguyễn Thị Mẫu\n\n  Trần   Văn Mẫu \n",
        "sent_key": str(uuid4()),
    }


def test_a_class_is_certified_once_however_often_it_is_sent(sign_in, teacher, said):
    client = sign_in(teacher)
    first, again = client.post(NEW, said), client.post(NEW, said)
    assert first["Location"] == again["Location"]
    assert [row.holder for row in Certificate.objects.order_by("place")] == [
        "Nguyễn Thị Mẫu",
        "Trần Văn Mẫu",
    ]
    assert LedgerEvent.objects.filter(verb="CertificatesIssued").count() == 1


def test_a_name_is_nowhere_in_the_database_or_the_ledger(issue):
    issue("Lê Thị Hoa Mai Mẫu")
    with connection.cursor() as cursor:
        cursor.execute("SELECT holder FROM certificates_certificate")
        assert b"Mai" not in bytes(cursor.fetchone()[0])
    assert not LedgerEvent.objects.filter(data__contains="Mai").exists()


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ("", "bắt buộc|trống|Hãy"),
        (" \n ", "bắt buộc|trống|Hãy"),
        ("x" * 81, "quá dài"),
        ("a\u200bb", "ký tự lạ"),
        ("\n".join(["Mẫu"] * 2001), "nhiều nhất 2000"),
    ],
)
def test_names_that_cannot_stand_on_paper_are_said(sign_in, teacher, said, names, sentence):
    answer = sign_in(teacher).post(NEW, said | {"names": names})
    assert answer.status_code == 422
    assert any(word in answer.content.decode() for word in sentence.split("|"))
    assert not Award.objects.exists()


def test_nobody_issues_for_another_school(issue, staff, province_with_communes):
    other = staff(Role.SCHOOL_COORDINATOR, organisation=province_with_communes.schools[1])
    with pytest.raises(Refused, match="không được giao"):
        issue(by=other)


def test_a_paper_shows_the_name_and_its_code_leads_to_the_check(sign_in, teacher, issue):
    award = issue("Nguyễn Thị Mẫu", "Một Cái Tên Rất Dài " * 4)
    pdf = pypdfium2.PdfDocument(
        sign_in(teacher).get(reverse("certificates:papers", args=[award.pk])).content
    )
    assert len(pdf) == 2
    assert "Nguyễn Thị Mẫu" in pdf[0].get_textpage().get_text_range()
    page = pdf[0].render(scale=2).to_pil()
    (code,) = zxingcpp.read_barcodes(page)
    number = grouped(award.certificates.get(place=1).number)
    assert code.text.endswith(reverse("check:certificate", args=[number]))


def test_a_thousand_papers_are_there_within_a_minute(issue):
    begun = time.monotonic()
    award = issue(*(f"Học Sinh Mẫu {n}" for n in range(1000)))
    pdf = printing.as_pdf(award, queries.to_print(award), issuer="Trường Mẫu")
    assert time.monotonic() - begun < PROMISED
    assert len(pypdfium2.PdfDocument(pdf)) == 1000


def test_one_is_withdrawn_with_a_reason_and_printed_no_more(sign_in, teacher, issue):
    award = issue("A Mẫu", "B Mẫu")
    row = award.certificates.get(place=1)
    client = sign_in(teacher)
    page = reverse("certificates:withdraw", args=[award.pk, row.pk])
    assert client.post(page, {"note": "Nhầm lớp"}).status_code == 422
    assert client.post(page, {"why": "wrong_person", "note": "Nhầm lớp"}).status_code == 302
    assert client.post(page, {"why": "asked"}).status_code == 422
    row.refresh_from_db()
    assert (row.withdrawn_for, row.withdrawn_note) == ("wrong_person", "Nhầm lớp")
    assert [each.place for each in queries.to_print(award)] == [2]
    shown = client.get(reverse("certificates:award", args=[award.pk])).content.decode()
    assert "cấp nhầm người" in shown


def test_the_lists_cost_the_same_for_more_rows(sign_in, teacher, issue, costs_the_same):
    client = sign_in(teacher)
    page = reverse("certificates:awards")
    costs_the_same("certificates/awards.html", lambda: client.get(page), issue, most=12)
    award = issue()
    one = reverse("certificates:award", args=[award.pk])

    def grow():
        place = award.certificates.count() + 1
        Certificate.objects.create(
            award=award, place=place, number=f"X{place:015}", holder="Mẫu", issued_at=NOW
        )

    costs_the_same("certificates/award.html", lambda: client.get(one), grow, most=12)


def test_withdrawn_twice_is_withdrawn_once(certificate, teacher):
    actions.withdraw(certificate, why=Withdrawal.ASKED, note="", by=teacher, now=NOW)
    with pytest.raises(Refused, match="đã được thu hồi"):
        actions.withdraw(certificate, why=Withdrawal.ASKED, note="", by=teacher, now=NOW)
