"""A report for a body abroad from an incident nobody could open a violation on yet."""

import json

import pytest
from django.urls import reverse

from khien.core.models import LedgerEvent
from khien.enforcement.models import IncidentReportAbroad
from khien.enforcement.sections import section
from khien.intake.models import ConflictOfInterest, ReportIdentifier

pytestmark = pytest.mark.usefixtures("this_morning")
NEEDED = {
    "on": "2026-11-20",
    "incident_type": "Online Enticement of Children for Sexual Act",
    "medium": "chatImIncident",
    "why": "Chuyển cho tổ chức tiếp nhận ở nước ngoài.",
}


@pytest.fixture
def url(incident):
    return reverse("enforcement:incident_abroad", args=[incident.pk])


@pytest.fixture
def left(incident):
    report = incident.reports.get()
    for kind, value in (("handle", "nguoi.la"), ("handle", "nguoi.la"), ("phone", "0912345678")):
        ReportIdentifier.objects.create(report=report, kind=kind, value=value, token=1)


def test_what_reporters_left_is_offered_once_each_and_nothing_is_ticked(
    sign_in, police, incident, url, left
):
    page = sign_in(police).get(url)
    assert page.text.count("nguoi.la") == 1
    assert " checked" not in page.text
    assert page.context["form"]["on"].value().isoformat() == "2026-11-23"
    assert url in [row.url for row in section(incident, police).rows]


def test_what_was_ticked_is_released_and_the_ledger_knows(sign_in, police, incident, url, left):
    client = sign_in(police)
    fields = client.get(url).context["form"].fields["fields_kept"].choices
    answer = client.post(url, NEEDED | {"fields_kept": [key for key, _label in fields]})
    assert answer.status_code == 302
    told = json.loads(client.get(answer["Location"], {"tep": "json"}).content)["report"]
    assert told["personOrUserReported"]["screenName"] == "nguoi.la"
    assert told["victim"] == [{"victimPerson": {"age": 14}}]
    assert told["incidentSummary"]["incidentDateTime"].startswith("2026-11-20")
    assert "đe dọa" not in json.dumps(told, ensure_ascii=False)
    assert IncidentReportAbroad.objects.get().incident == incident
    [entry] = LedgerEvent.objects.filter(verb="InternationalReportReleased")
    assert str(incident.pk) in json.dumps([entry.data, str(entry.subject)])
    assert "nguoi.la" in client.get(answer["Location"]).text
    assert client.post(url, NEEDED | {"on": "2026-11-24"}).status_code == 422


def test_after_it_was_closed_what_was_released_is_still_there(sign_in, police, incident, url):
    client = sign_in(police)
    page = client.post(url, NEEDED)["Location"]
    incident.closed_at, incident.closed_by = incident.opened_at, police
    incident.save()
    assert client.get(page).status_code == 200


def test_strangers_and_whom_a_reporter_keeps_away_find_nothing(
    sign_in, police, other_office, officer, incident, url
):
    page = sign_in(police).post(url, NEEDED)["Location"]
    assert sign_in(other_office).post(url, NEEDED).status_code == 404
    assert sign_in(officer).get(url).status_code == 403
    ConflictOfInterest.objects.create(
        report=incident.reports.get(), person=police, noted_at=incident.opened_at
    )
    police.remembered.clear()
    for address in (url, page):
        assert sign_in(police).get(address).status_code == 404
