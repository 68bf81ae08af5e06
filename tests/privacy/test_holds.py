"""Legal holds: placed by number or by address, with a reason; released with one."""

import pytest
from django.urls import reverse

from fixtures_evidence import pdf, receive
from fixtures_incident import NOW
from khien.evidence.models import HolderKind
from khien.intake.models import Report
from khien.intake.rules.reference import report_reference
from khien.people.roles import Role
from khien.privacy.actions import holds
from khien.privacy.models import LegalHold
from khien.support.models import Case

pytestmark = pytest.mark.django_db
URL = reverse("privacy:holds")
WHY = "Cơ quan điều tra yêu cầu"


def test_a_hold_is_placed_by_the_number_people_speak_of(sign_in, protector, case):
    report = Report.objects.get()
    reference = report_reference(report.number, report.received_at)
    said = {"kind": "report", "reference": reference, "until": "", "why": WHY}
    answer = sign_in(protector).post(URL, said, follow=True)
    assert "hồ sơ này không bị xóa" in answer.content.decode()
    assert LegalHold.objects.get().subject == report.pk
    assert WHY in answer.content.decode()


def test_by_the_address_of_its_page(sign_in, protector, case):
    address = "https://khien.example" + reverse("support:case", args=[case.pk])
    said = {"kind": "case", "reference": address, "until": "2099-01-01", "why": WHY}
    sign_in(protector).post(URL, said)
    assert LegalHold.objects.get().subject == case.pk


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reference": "999999"}, "Không tìm thấy"),
        ({"reference": "không nhớ"}, "Không tìm thấy"),
        ({"kind": "exhibit", "reference": "1"}, "Không tìm thấy"),
        ({"until": "2020-01-01"}, "đã qua"),
        ({"why": "   "}, "Hãy"),
    ],
)
def test_what_cannot_be_held_is_said_and_what_was_typed_stays(
    sign_in, protector, case, change, words
):
    said = {"kind": "case", "reference": str(case.number), "until": "", "why": WHY} | change
    answer = sign_in(protector).post(URL, said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert said["reference"] in answer.content.decode()
    assert not LegalHold.objects.exists()


def test_a_hold_is_released_once_with_a_reason(sign_in, protector, case):
    hold = holds.place("case", str(case.number), until=None, why=WHY, by=protector, now=NOW)
    url = reverse("privacy:release", args=[hold.pk])
    client = sign_in(protector)
    assert WHY in client.get(url).content.decode()
    for page in (url, URL):
        assert f"Hồ sơ trẻ em {case.number}" in client.get(page).content.decode()
    assert client.post(url, {"why": ""}).status_code == 422
    client.post(url, {"why": "Vụ án đã xong"})
    hold.refresh_from_db()
    assert hold.released_by == protector
    again = client.post(url, {"why": "Lần nữa"})
    assert "đã được bỏ" in again.content.decode()


def test_the_list_costs_the_same_for_more_holds(sign_in, protector, case, costs_the_same):
    client = sign_in(protector)

    def grow():
        for _each in range(3):
            holds.place("case", str(case.number), until=None, why=WHY, by=protector, now=NOW)

    costs_the_same("privacy/holds.html", lambda: client.get(URL), grow, most=12)


@pytest.fixture
def file_of_report(case):
    return receive(pdf(), holder=Report.objects.get().pk, kind=HolderKind.REPORT)


def test_the_page_of_an_exhibit_leads_to_holding_it_and_says_once_it_is_held(
    sign_in, police, triager, file_of_report
):
    url = reverse("evidence:exhibit", args=[file_of_report.pk])
    client = sign_in(police)
    page = client.get(url).content.decode()
    asked = f"?kind=exhibit&amp;reference={file_of_report.pk}#giu"
    assert f'href="{URL}{asked}"' in page
    there = client.get(f"{URL}?kind=exhibit&reference={file_of_report.pk}")
    form = there.context["form"]
    assert (form["kind"].value(), form["reference"].value()) == ("exhibit", str(file_of_report.pk))
    number = str(Case.objects.get().number)
    holds.place("case", number, until=None, why="Điều tra", by=police, now=NOW)
    held = client.get(url).content.decode()
    assert "Đang được giữ lại." in held, "with all that hangs on the incident"
    assert asked not in held
    theirs = sign_in(triager).get(url)
    assert theirs.status_code == 200
    assert "giữ lại." not in theirs.content.decode()


def test_so_does_the_page_of_a_case(sign_in, staff, province_with_communes, officer, case):
    manager = staff(Role.CASE_MANAGER, territory=province_with_communes.province)
    url = reverse("support:case", args=[case.pk])
    assert f"reference={case.pk}#giu" in sign_in(manager).get(url).content.decode()
    assert "#giu" not in sign_in(officer).get(url).content.decode()
