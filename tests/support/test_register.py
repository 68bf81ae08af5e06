"""Mẫu 01: opened from an incident of one's commune; what is typed is never lost."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core import ledger
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.intake.models import Routing, SupportRequest
from khien.intake.rules.reference import report_reference
from khien.support import actions
from khien.support.actions import Registration
from khien.support.models import Case, RequestEnd

pytestmark = pytest.mark.usefixtures("this_morning")
TOLD = {"sex": "unknown", "what_happened": "Bị dọa đăng ảnh."}


@pytest.fixture
def url(incident):
    return reverse("support:register", args=[incident.pk])


def test_an_officer_of_the_commune_reaches_it_and_nobody_else(
    sign_in, officer, neighbour, chair, url
):
    assert sign_in(officer).get(url).status_code == 200
    assert sign_in(neighbour).get(url).status_code == 404
    assert sign_in(chair).get(url).status_code == 403


def test_what_the_incident_says_is_filled_in(sign_in, officer, url, request_):
    form = sign_in(officer).get(url).context["form"]
    assert form.initial["age"] == 14
    assert form.initial["requests"] == [request_.pk]


def test_the_story_stands_beside_the_form_and_its_one_request_is_ticked(
    sign_in, officer, incident, url, request_, province_with_communes
):
    report, commune = request_.report, incident.commune_happened
    Routing.objects.create(
        report=report,
        organisation=province_with_communes.office(Function.CHILD_AFFAIRS, commune),
        function=Function.CHILD_AFFAIRS,
        commune=commune,
        sent_at=NOW,
        due_at=NOW,
    )
    page = sign_in(officer).get(url).content.decode()
    assert "Có người dọa đăng ảnh của bạn ấy." in page
    assert [e.verb for e in ledger.history(report.pk)] == ["ReportRead"]
    assert re.search(rf'value="{request_.pk}"[^>]* checked', page)
    assert report_reference(report.number, report.received_at) in page
    SupportRequest.objects.update(child_age=None)
    assert sign_in(officer).get(url).context["form"].initial["age"] == 14


def test_a_story_that_was_not_sent_to_the_commune_is_not_shown(sign_in, officer, url):
    assert "Có người dọa đăng ảnh" not in sign_in(officer).get(url).content.decode()


def test_a_child_without_a_name_gets_a_case(sign_in, officer, url, request_):
    answer = sign_in(officer).post(url, TOLD | {"requests": [str(request_.pk)]})
    case = Case.objects.get()
    assert answer["Location"] == reverse("support:case", args=[case.pk])
    assert list(case.requests.all()) == [request_]
    assert case.commune_id == request_.commune_id


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"age": "40"}, "age"), ({"what_happened": ""}, "what_happened"), ({"sex": "x"}, "sex")],
)
def test_an_error_stands_at_its_field_and_the_rest_is_kept(sign_in, officer, url, wrong, field):
    typed = TOLD | {"name": 'Lê "Mẫu" <b>', "carers": "Bà ngoại"} | wrong
    answer = sign_in(officer).post(url, typed)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    body = answer.content.decode()
    assert "Bà ngoại" in body
    assert "&lt;b&gt;" in body
    assert "<b>" not in body
    assert not Case.objects.exists()


def test_ten_megabytes_of_text_are_refused_with_a_sentence(sign_in, officer, url):
    answer = sign_in(officer).post(url, TOLD | {"what_happened": "a" * 300_000})
    assert answer.status_code == 422


def test_a_closed_incident_takes_no_new_case(sign_in, officer, triager, incident, url):
    incident.closed_at, incident.closed_by = NOW, triager
    incident.save()
    assert sign_in(officer).get(url).status_code == 404
    with pytest.raises(Refused, match="đã đóng"):
        actions.open_case(
            incident,
            registration=Registration(),
            commune=incident.commune_happened_id,
            by=officer,
            now=NOW,
        )


def test_an_ended_request_is_not_offered_again(sign_in, officer, url, request_):
    actions.end_request(
        request_, reason=RequestEnd.NO_CHILD, attempts="x", by=officer, now=NOW + timedelta(1)
    )
    assert "requests" not in sign_in(officer).get(url).context["form"].fields
