"""A request that nobody could answer: said with what was tried, and still counted."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.support import actions
from khien.support.models import EndedRequest, RequestEnd

pytestmark = pytest.mark.usefixtures("this_morning")


@pytest.fixture
def url(request_):
    return reverse("support:end_request", args=[request_.pk])


def test_who_reaches_it(sign_in, officer, neighbour, chair, url):
    assert sign_in(officer).get(url).status_code == 200
    assert sign_in(neighbour).get(url).status_code == 404
    assert sign_in(chair).get(url).status_code == 403


def test_it_is_ended_with_a_reason_and_leaves_the_list(sign_in, officer, request_, url):
    client = sign_in(officer)
    answer = client.post(url, {"reason": "unreachable", "attempts": "Ba lần nhắn tin"}, follow=True)
    assert EndedRequest.objects.get().attempts == "Ba lần nhắn tin"
    assert list(answer.context["requests"]) == []
    assert history(request_.pk)[-1].verb == "SupportRequestEnded"
    assert client.get(url).status_code == 404


def test_without_what_was_tried_it_stays(sign_in, officer, url):
    answer = sign_in(officer).post(url, {"reason": "unreachable", "attempts": " "})
    assert answer.status_code == 422
    assert not EndedRequest.objects.exists()


def test_a_request_with_a_case_or_of_another_commune_is_refused(
    sign_in, officer, neighbour, case, request_, url
):
    assert sign_in(officer).get(url).status_code == 404
    for person, words in ((officer, "đã có hồ sơ"), (neighbour, "không thuộc phần việc")):
        with pytest.raises(Refused, match=words):
            actions.end_request(
                request_, reason=RequestEnd.UNREACHABLE, attempts="x", by=person, now=NOW
            )
