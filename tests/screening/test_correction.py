"""Looking again at a block: why it is, what they wrote, and an honest answer."""

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_lists import NOW, a_bank, a_keeper, a_list, withdraw
from khien.core.models import LedgerEvent
from khien.screening.actions import lists as actions
from khien.screening.models import Correction

pytestmark = pytest.mark.django_db
HOST = "bai-tap.example.com"


@pytest.fixture
def keeper(db, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return a_keeper()


@pytest.fixture
def bank(keeper):
    a_list(keeper, name="Cho trường học")
    return a_bank("example.com", by=keeper, name="Kho A", source="Nguồn mẫu")


@pytest.fixture
def waiting(bank):
    return [
        actions.ask_for_correction(address=HOST, words=words, key=words, now=NOW)
        for words in ("Cần <b>học</b>", "")
    ]


def url(correction):
    return reverse("screening:correction", args=[correction.pk])


def test_it_shows_why_it_is_blocked_and_what_they_wrote(sign_in, keeper, waiting):
    shown = sign_in(keeper).get(url(waiting[0])).content.decode()
    assert "Cho trường học: lừa đảo" in shown
    assert "Kho A" in shown
    assert "Nguồn mẫu" in shown
    assert "Cần &lt;b&gt;học&lt;/b&gt;" in shown
    assert "không viết gì" in shown


def test_unblocked_is_only_said_once_it_is(sign_in, keeper, bank, waiting):
    client = sign_in(keeper)
    answer = client.post(url(waiting[0]), {"outcome": "unblocked"})
    assert answer.status_code == 422
    assert "vẫn còn trong danh sách" in answer.content.decode()
    withdraw(bank, "example.com")
    assert client.post(url(waiting[0]), {"outcome": "unblocked"}).status_code == 302
    assert set(Correction.objects.values_list("outcome", "decided_by")) == {
        ("unblocked", keeper.pk)
    }
    decided = LedgerEvent.objects.filter(verb="CorrectionDecided")
    assert {row.subject for row in decided} == {row.pk for row in waiting}


def test_staying_blocked_needs_a_reason(sign_in, keeper, waiting):
    client = sign_in(keeper)
    assert client.post(url(waiting[0]), {"outcome": "kept"}).status_code == 422
    client.post(url(waiting[0]), {"outcome": "kept", "why": "Trang giả mạo."})
    shown = client.get(url(waiting[1])).content.decode()
    assert "vẫn chặn, vì có lý do" in shown
    assert "Trang giả mạo." in shown
    assert "<form class=" not in shown.split("<main")[1]


def test_an_answer_is_given_once(sign_in, keeper, waiting):
    client = sign_in(keeper)
    client.post(url(waiting[0]), {"outcome": "kept", "why": "x"})
    again = client.post(url(waiting[0]), {"outcome": "kept", "why": "y"})
    assert again.status_code == 422
    assert "đã được trả lời" in again.content.decode()
    assert client.post(url(waiting[0]), {}).status_code == 422
    assert set(Correction.objects.values_list("why", flat=True)) == {"x"}
