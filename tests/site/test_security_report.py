"""The yearly report on security: counted by the system, completed and issued by a person."""

import io
import json
import re
import zipfile

import pypdfium2
import pytest
from django.utils import timezone

from khien.core.calendars import today
from khien.core.models import LedgerEvent
from khien.people.actions import look_after_idle
from khien.people.roles import Role
from khien.site.models import SecurityDate, SecurityReport, SignInTally, Trouble
from khien.site.security_report import actions
from khien.site.security_report.components import components
from khien.site.security_report.figures import share

pytestmark = pytest.mark.django_db
URL = "/lam-viec/suc-khoe/bao-cao/"
SIGNED = {
    "office": "Trung tâm CNTT",
    "number": 7,
    "symbol": "BC-TTCNTT",
    "signer_title": "Giám đốc",
}
WORDS = {"incidents": "Không phát sinh.", "updates": "", "drills": "", "plans": "Thay máy chủ."}


@pytest.fixture
def administrator(staff):
    user = staff(Role.ADMINISTRATOR)
    user.last_seen = timezone.now()
    user.save()
    return user


@pytest.fixture
def client(sign_in, administrator):
    return sign_in(administrator)


@pytest.fixture
def report(administrator):
    now = timezone.now()
    return actions.count(today(now).year, by=administrator, now=now)


def test_it_is_filled_with_what_the_system_knows(administrator, staff, client):
    staff(Role.EDITOR, second_factor=False)
    look_after_idle(now=timezone.now())
    client.post("/tai-khoan/dang-nhap/", {"login": "nobody", "password": "wrong"})
    words = {"vi": "Đĩa đầy.", "en": "The disk is full."}
    now = timezone.now()
    for place in ("/a", "/b"):
        Trouble.objects.create(
            code="disk.full",
            subject=place,
            severity="now",
            said=words,
            advice=words,
            began_at=now,
            seen_at=now,
        )
    SignInTally.objects.update_or_create(day=today(timezone.now()), defaults={"failed": 3})
    year = today(timezone.now()).year
    page = client.post(URL, {"year": year}, follow=True).content.decode()
    figures = SecurityReport.objects.get().figures
    assert figures["accounts"]["active"] == 1
    assert figures["accounts"]["stopped"] == 1
    assert figures["sign_in"]["idle_stopped"] == 1
    assert figures["sign_in"]["failed"] == 3
    assert figures["roles"] == {"administrator": 1}
    assert figures["troubles"] == {"kinds": [{"said": words, "count": 2}], "open": 2}
    assert "1 (100\N{NO-BREAK SPACE}%)" in page
    assert "Đĩa đầy." in page


def test_a_person_completes_and_issues_it_and_then_it_stays(report, client):
    page = f"{URL}{report.pk}/"
    early = client.post(f"{page}ban-hanh/", SIGNED)
    assert early.status_code == 422
    assert "không phát sinh" in early.content.decode()
    client.post(page, {**WORDS, "revision": 1})
    client.post(f"{page}ban-hanh/", SIGNED)
    report.refresh_from_db()
    assert report.issued_at is not None
    assert report.sha256 == actions.digest(report)
    assert LedgerEvent.objects.filter(verb="SecurityReportIssued").count() == 1
    again = client.post(page, {**WORDS, "plans": "Khác.", "revision": 2})
    assert again.status_code == 422
    report.refresh_from_db()
    assert report.plans == "Thay máy chủ."
    assert client.post(URL, {"year": report.year}).status_code == 422


def test_what_somebody_else_saved_meanwhile_is_not_overwritten_unseen(report, client):
    page = f"{URL}{report.pk}/"
    client.post(page, {**WORDS, "revision": 1})
    late = client.post(page, {**WORDS, "plans": "Của tôi.", "revision": 1})
    assert late.status_code == 422
    assert "Của tôi." in late.content.decode()
    assert 'name="revision" value="2"' in late.content.decode()


def test_it_is_on_paper_as_word_and_pdf(report, client):
    client.post(f"{URL}{report.pk}/", {**WORDS, "revision": 1})
    client.post(f"{URL}{report.pk}/ban-hanh/", SIGNED)
    word = client.get(f"{URL}{report.pk}/docx/").content
    with zipfile.ZipFile(io.BytesIO(word)) as opened:
        said = re.sub(r"<[^>]+>", " ", opened.read("word/document.xml").decode())
    assert "Thay máy chủ." in said
    pdf = pypdfium2.PdfDocument(client.get(f"{URL}{report.pk}/pdf/").content)
    first = pdf[0].get_textpage().get_text_bounded()
    assert "07/BC-TTCNTT" in first
    assert "DỰ THẢO" not in first
    pdf.close()


def test_its_components_are_a_list_in_cyclonedx(report, client):
    listed = json.loads(client.get(f"{URL}{report.pk}/sbom/").content)
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.5")
    found = {each["name"]: each for each in listed["components"]}
    assert found["django"]["purl"] == f"pkg:pypi/django@{found['django']['version']}"
    assert found["htmx.org"]["purl"].startswith("pkg:npm/htmx.org@")
    assert "axe-core" not in found, "only tests use it"
    address = re.compile(r"pkg:(pypi|npm)/[A-Za-z0-9.%/_-]+@[A-Za-z0-9.%+-]+")
    assert all(address.fullmatch(each["purl"]) for each in listed["components"])
    references = [each["bom-ref"] for each in listed["components"]]
    assert len(references) == len(set(references))


def test_without_lock_files_what_is_installed_is_listed(tmp_path):
    assert "django" in {each["name"] for each in components(tmp_path)["components"]}


def test_the_dates_are_data_with_their_mark(client):
    actions.load_dates()
    page = client.get(URL).content.decode()
    assert "20/12" in page
    assert "25/12" in page
    assert "nguồn thứ cấp" in page
    address = f"{URL}han/operator-to-owner/"
    said = {"day": 31, "month": 2, "law": "Nghị định", "certainty": "V", "revision": 1}
    assert client.post(address, said).status_code == 422
    client.post(address, {**said, "day": 15, "month": 12})
    changed = SecurityDate.objects.get(pk="operator-to-owner")
    assert (changed.day, changed.certainty) == (15, "V")
    actions.load_dates()
    changed.refresh_from_db()
    assert changed.day == 15


def test_more_years_cost_no_more(client, costs_the_same):
    years = iter(range(2100, 2999))

    def one_more() -> None:
        SecurityReport.objects.create(
            year=next(years), figures={}, components={}, measured_at=timezone.now()
        )

    costs_the_same("site/security_reports.html", lambda: client.get(URL), one_more, most=20)


def test_one_report_costs_the_same_with_more_figures(report, client, costs_the_same):
    def one_more() -> None:
        report.figures["roles"][f"role-{len(report.figures['roles'])}"] = 1
        report.save()

    costs_the_same(
        "site/security_report.html",
        lambda: client.get(f"{URL}{report.pk}/"),
        one_more,
        most=20,
    )


def test_a_hundred_per_cent_of_accounts_is_said_of_all_alone():
    assert share(2999, 3000) == "99,9\N{NO-BREAK SPACE}%"
    assert share(0, 0) == "–"
