"""The list: what waits first, one's own communes, filters, search, files without names."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_incident import NOW
from khien.core.models import LedgerEvent
from khien.intake.models import ConflictOfInterest, Outcome, TriageDecision
from khien.intake.rules.reference import incident_reference, report_reference
from khien.people.roles import Role
from khien.support import actions
from khien.support.actions import Registration
from khien.support.models import Case, CaseState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("this_morning")]
URL = reverse("support:cases")


@pytest.fixture
def fill(incident, officer):
    """`fill(n)`: n more cases of the same incident."""

    def fill(count, name="Trẻ Mẫu"):
        for _number in range(count):
            actions.open_case(
                incident,
                registration=Registration(name=name, what_happened="Bị dọa."),
                commune=incident.commune_happened_id,
                by=officer,
                now=NOW,
            )

    return fill


def numbers(page):
    return [row.case.number for row in page.context["rows"]]


def test_each_sees_the_cases_of_their_communes_and_a_leader_none(
    sign_in, officer, chair, neighbour, leader, staff, province_with_communes, fill
):
    fill(2)
    overseer = staff(Role.CASE_MANAGER, territory=province_with_communes.province)
    for person, expected in ((officer, 2), (chair, 2), (overseer, 2), (neighbour, 0)):
        assert len(numbers(sign_in(person).get(URL))) == expected
    assert sign_in(leader).get(URL).status_code == 403


def test_an_empty_list_says_what_will_come(sign_in, neighbour, incident):
    body = sign_in(neighbour).get(URL).content.decode()
    assert "Chưa có hồ sơ nào" in body
    assert "Sự việc chưa có hồ sơ" not in body


def test_what_waits_stands_before_the_list_and_leads_to_mau_01(sign_in, officer, chair, incident):
    link = reverse("support:register", args=[incident.pk])
    body = sign_in(officer).get(URL).content.decode()
    assert link in body
    assert "Yêu cầu chưa có hồ sơ" in body
    other = sign_in(chair).get(URL).content.decode()
    assert link not in other
    assert "Yêu cầu chưa có hồ sơ" not in other


def test_a_request_carries_the_numbers_people_say(sign_in, officer, incident, request_):
    ((row, numbers),) = sign_in(officer).get(URL).context["requests"]
    report = request_.report
    assert row == request_
    assert numbers == " · ".join(
        [
            report_reference(report.number, report.received_at),
            incident_reference(incident.number, incident.opened_at),
        ]
    )


def test_a_case_answers_both(sign_in, officer, case):
    page = sign_in(officer).get(URL)
    assert list(page.context["waiting"]) == []
    assert list(page.context["requests"]) == []


def test_requests_of_tests_and_withdrawn_ones_do_not_wait(
    sign_in, officer, triager, incident, request_
):
    TriageDecision.objects.create(
        report=request_.report, outcome=Outcome.TEST, decided_at=NOW, decided_by=triager
    )
    assert list(sign_in(officer).get(URL).context["requests"]) == []


def test_whom_the_reporter_named_sees_nothing_of_it(sign_in, officer, incident, fill):
    fill(1)
    ConflictOfInterest.objects.create(report=incident.reports.get(), person=officer, noted_at=NOW)
    page = sign_in(officer).get(URL)
    assert numbers(page) == []
    assert list(page.context["waiting"]) == []
    assert list(page.context["requests"]) == []


def test_filters_live_in_the_address_and_may_be_nonsense(sign_in, officer, fill, monkeypatch):
    fill(2)
    first = Case.objects.order_by("number").first()
    Case.objects.filter(pk=first.pk).update(state=CaseState.ASSESSED)
    client = sign_in(officer)
    assert numbers(client.get(URL, {"buoc": "assessed"})) == [first.number]
    assert numbers(client.get(URL, {"qua_han": "on"})) == []
    assert len(numbers(client.get(URL, {"buoc": "x", "page": "-4", "tim": "\x00"}))) == 2
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(hours=12))
    assert len(numbers(sign_in(officer).get(URL, {"qua_han": "on"}))) == 2


@pytest.mark.parametrize("words", ["tre mau", "MẪU TRẺ", "Mẫu"])
def test_a_child_is_found_with_and_without_tone_marks(sign_in, officer, fill, words):
    fill(1)
    fill(1, name="Lê Khác")
    assert len(numbers(sign_in(officer).get(URL, {"tim": words}))) == 1
    nothing = sign_in(officer).get(URL, {"tim": "khong co"})
    assert "Không có hồ sơ nào khớp" in nothing.content.decode()


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    sign_in, officer, fill, costs_the_same
):
    client = sign_in(officer)
    fill(1)
    costs_the_same("support/cases.html", lambda: client.get(URL), lambda: fill(6), most=16)


def test_a_long_list_is_paged(sign_in, officer, fill):
    fill(26)
    assert len(numbers(sign_in(officer).get(URL))) == 25
    assert len(numbers(sign_in(officer).get(URL, {"page": 2}))) == 1


def test_a_file_has_no_names_and_the_ledger_knows_who_took_it(sign_in, officer, fill):
    fill(2, name="=HYPERLINK(1)")
    client = sign_in(officer)
    sheet = client.get(URL, {"tep": "csv"}).content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(sheet)))
    assert len(rows) == 3
    assert "HYPERLINK" not in sheet
    assert "Trẻ Mẫu" not in sheet
    book = openpyxl.load_workbook(BytesIO(client.get(URL, {"tep": "xlsx"}).content)).active
    assert book.max_row == 3
    taken = LedgerEvent.objects.filter(verb="CasesExported")
    assert [row.data for row in taken] == ['{"rows": 2}'] * 2
    assert {row.actor_key for row in taken} == {officer.actor_key}
