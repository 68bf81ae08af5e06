"""Before anybody reads what comes in, nothing is promised and nothing is taken."""

import json
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import OperationalError
from django.utils import timezone

from khien.intake.models import Report
from khien.people.models import Duty
from khien.people.roles import Role
from khien.portal import opening
from reporter_pages import code_on, hidden

CHILD = "/bao-tin/tre-em/"
WHAT = {"what_happened": "Có người lạ nhắn tin.", "screen": 1, "go": "send"}


@pytest.fixture(autouse=True)
def _nobody_asked_yet(_open_for_reports):
    caches["process"].delete(opening.OPEN)


def send_to_api(client):
    body = json.dumps({"what_happened": "Có người lạ nhắn tin."})
    return client.post("/api/v1/reports", body, content_type="application/json")


def is_closed(client):
    page = client.get(CHILD)
    text = page.content.decode()
    closed = page.status_code == 503
    assert closed == ("Nơi này chưa mở" in text)
    assert closed != ("what_happened" in text)
    assert 'href="tel:111"' in text
    return closed


def test_without_a_province_the_page_gives_111_and_promises_nothing(client):
    assert is_closed(client)
    sent = client.post(CHILD, {"draft": "", **WHAT})
    assert sent.status_code == 503
    assert "hạn" not in sent.content.decode()
    assert not Report.objects.exists()


def test_a_province_without_a_reader_is_not_open(client, province_with_communes, staff):
    staff(Role.ADMINISTRATOR)
    assert is_closed(client)
    assert send_to_api(client).status_code == 503


def test_the_api_says_so_as_a_problem(client):
    answer = send_to_api(client)
    assert answer.status_code == 503
    assert "chưa mở" in answer.json()["detail"]
    assert answer.json()["hotline"] == "111"
    assert not Report.objects.exists()


def test_with_a_reader_it_is_open_and_asks_nobody_again_for_a_while(
    client, province_with_communes, staff, django_assert_num_queries
):
    staff(Role.INTAKE_OFFICER)
    assert not is_closed(client)
    with django_assert_num_queries(0):
        page = client.get(CHILD)
    assert code_on(client.post(CHILD, {"draft": hidden(page, "draft"), **WHAT}))


@pytest.mark.parametrize("change", ["stopped", "over"])
def test_a_reader_who_left_is_none(client, province_with_communes, staff, change):
    reader = staff(Role.INTAKE_OFFICER)
    if change == "stopped":
        reader.is_active = False
        reader.save(update_fields=["is_active"])
    else:
        yesterday = timezone.localdate() - timedelta(days=1)
        Duty.objects.filter(user=reader).update(
            valid_from=yesterday, valid_to=yesterday + timedelta(days=1)
        )
    assert is_closed(client)


def test_whoever_began_while_it_was_open_may_finish(client, province_with_communes, staff):
    reader = staff(Role.INTAKE_OFFICER)
    page = client.get(CHILD)
    caches["process"].delete(opening.OPEN)
    reader.is_active = False
    reader.save(update_fields=["is_active"])
    assert code_on(client.post(CHILD, {"draft": hidden(page, "draft"), **WHAT}))


def test_with_the_database_away_the_page_stands(client, monkeypatch):
    def away():
        raise OperationalError

    monkeypatch.setattr(opening.directory, "is_set_up", away)
    assert not is_closed(client)


def test_english_says_it_too(client):
    page = client.get(CHILD, headers={"Accept-Language": "en"})
    assert "not open yet" in page.content.decode()
