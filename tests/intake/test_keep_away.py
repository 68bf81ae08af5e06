"""An officer declares that somebody must not see: enforced wherever reports are read."""

import pytest
from django.urls import reverse
from django.utils import timezone

from intake_cases import NOW, opening, seen
from khien.core.calendars import today
from khien.core.ledger import history
from khien.directory.models import Function
from khien.intake.actions import sending, triage
from khien.intake.models import ConflictOfInterest
from khien.intake.queries.offices import bindings_to_send_to
from khien.intake.queries.scope import incidents_for, reports_for
from khien.people.roles import Role

WHY = "Là em ruột của người bị báo."


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def of_commune(province):
    def find(index):
        here = {"function": Function.CHILD_AFFAIRS, "territory": province.communes[index]}
        return bindings_to_send_to(today(NOW)).get(**here).pk

    return find


def address(report):
    return reverse("intake:keep_away", args=[report.pk])


def test_a_person_named_with_a_reason_no_longer_sees_it(
    sign_in, intake_officer, commune_officer, report
):
    found, officer = report(commune=0), commune_officer(0)
    assert reports_for(officer).exists()
    client = sign_in(intake_officer)
    said = {"person": officer.username.upper(), "why": WHY}
    answer = client.post(address(found), said)
    assert answer.status_code == 302
    assert not reports_for(officer).exists()
    page = client.get(answer["Location"]).content.decode()
    assert str(officer) in page
    assert WHY in page
    entry = history(found.pk)[-2 if history(found.pk)[-1].verb == "ReportRead" else -1]
    assert entry.verb == "ConflictDeclared"
    assert entry.data["people"] == [str(officer.pk)]
    assert WHY not in str(entry.data)


def test_an_office_kept_away_takes_its_commune_and_the_province_gets_the_report(
    sign_in, intake_officer, commune_officer, staff, province, report, of_commune
):
    found, officer = report(commune=0), commune_officer(0)
    chair = staff(Role.COMMUNE_CHAIR, territory=province.communes[0])
    sign_in(intake_officer).post(address(found), {"office": of_commune(0), "why": WHY})
    assert not reports_for(officer).exists()
    assert not incidents_for(chair).exists()
    assert found.routings.filter(organisation=province.office(Function.CHILD_AFFAIRS)).exists()


def test_kept_from_an_incident_is_kept_from_each_of_its_reports(
    sign_in, intake_officer, commune_officer, report, of_commune
):
    found, officer = report(commune=0), commune_officer(0)
    triage.decide(found, opening(), seen=seen(found), by=intake_officer, now=NOW)
    incident = found.incident_links.get().incident
    assert incidents_for(officer).exists()
    url = reverse("intake:incident_keep_away", args=[incident.pk])
    client = sign_in(intake_officer)
    assert client.get(url).status_code == 200
    answer = client.post(url, {"office": of_commune(0), "why": WHY})
    assert answer["Location"] == reverse("intake:incident", args=[incident.pk])
    officer.forget_duties()  # the next request asks anew
    assert not incidents_for(officer).exists()
    assert not reports_for(officer).exists()


def test_who_keeps_themselves_away_goes_back_to_the_list(sign_in, commune_officer, report):
    found, officer = report(commune=0), commune_officer(0)
    client = sign_in(officer)
    answer = client.post(address(found), {"person": officer.full_name, "why": WHY})
    assert answer["Location"] == reverse("intake:queue")
    assert client.get(address(found)).status_code == 404


def test_declared_twice_is_kept_once(intake_officer, commune_officer, report):
    found, officer = report(commune=0), commune_officer(0)
    for _ in range(2):
        sending.keep_away(
            [found], person=officer.username, binding=None, why=WHY, by=intake_officer, now=NOW
        )
    assert ConflictOfInterest.objects.filter(person=officer).count() == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"why": WHY}, "person"),
        ({"person": "Không Có Ai Tên Này", "why": WHY}, "person"),
        ({"office": "rác", "why": WHY}, "office"),
    ],
)
def test_what_cannot_be_is_said_and_the_words_stay(sign_in, intake_officer, report, said, field):
    answer = sign_in(intake_officer).post(address(report()), said)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert WHY in answer.content.decode()
    assert not ConflictOfInterest.objects.exists()


def test_without_a_reason_nobody_is_kept_away(sign_in, intake_officer, commune_officer, report):
    officer = commune_officer(0)
    answer = sign_in(intake_officer).post(address(report()), {"person": officer.username})
    assert list(answer.context["form"].errors) == ["why"]
    assert not ConflictOfInterest.objects.exists()


def test_only_who_reads_the_report_reaches_the_page(sign_in, commune_officer, report):
    found = report(commune=0)
    assert sign_in(commune_officer(1)).get(address(found)).status_code == 404
