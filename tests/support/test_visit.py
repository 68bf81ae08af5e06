"""Recording that the officer met the child."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.support.actions.visit import NewVisit, record_visit
from khien.support.models import CaseState, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("this_morning")]
TOLD = {"on": "2026-11-23", "safe_now": "no", "childs_words": "Em muốn ở với bà."}


def page(case):
    return reverse("support:visit", args=[case.pk])


def test_a_visit_stands_on_the_page_of_the_case_in_the_childs_words(sign_in, officer, case):
    client = sign_in(officer)
    assert client.post(page(case), TOLD).status_code == 302
    body = client.get(reverse("support:case", args=[case.pk])).content.decode()
    assert "Em muốn ở với bà." in body
    assert "không an toàn" in body
    recorded = LedgerEvent.objects.get(verb="ChildVisited")
    assert "bà" not in recorded.data


def test_a_visit_meets_nobody_elses_writing(sign_in, officer, case):
    """The case's version stays: whoever writes a form meanwhile is not asked to look again."""
    before = case.version
    sign_in(officer).post(page(case), TOLD)
    case.refresh_from_db()
    assert case.version == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"on": ""}, "bắt buộc"),
        ({"on": "2026-11-24"}, "tương lai"),
        ({"on": "2024-01-01"}, "quá một năm"),
        ({"childs_words": " ", "seen": ""}, "ít nhất một điều"),
        ({"wellbeing": "9"}, "9"),
        ({"childs_words": "a" * 20_001}, "20000"),
    ],
)
def test_what_is_missing_or_odd_is_said_and_the_words_stay(sign_in, officer, case, change, said):
    answer = sign_in(officer).post(page(case), TOLD | {"seen": "Nhà có khóa."} | change)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Visit.objects.exists()


def test_a_closed_case_takes_no_visit(bring_to, officer, sign_in):
    case = bring_to(CaseState.CLOSED)
    assert "chưa làm được việc này" in sign_in(officer).get(page(case)).content.decode()
    with pytest.raises(Refused):
        record_visit(case, visit=NewVisit(on=today(NOW), seen="Gặp bà."), by=officer, now=NOW)


def test_a_stranger_finds_no_such_case(sign_in, neighbour, case):
    assert sign_in(neighbour).get(page(case)).status_code == 404


def test_a_visit_of_another_day_stands_on_that_day(case, officer):
    yesterday = today(NOW) - timedelta(days=1)
    visit = record_visit(case, visit=NewVisit(on=yesterday, met="cô giáo"), by=officer, now=NOW)
    assert (today(visit.at), visit.recorded_at) == (yesterday, NOW)
