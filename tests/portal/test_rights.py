"""A reporter asks about their own data with the code, and reads the answer there."""

from datetime import UTC, datetime

import pytest

from khien.core import actions as core
from khien.core.actors import REPORTER
from khien.intake.actions.submit import submit
from khien.intake.rules.report import NewReport
from khien.people.roles import Role
from khien.privacy.actions import rights
from khien.privacy.models import RightsRequest
from reporter_pages import hidden

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(client):
    core.load_clock_rules()
    core.load_holidays(first_year=2026, last_year=2027)
    facts = NewReport(what_happened="Có người lạ nhắn tin.")
    code = submit(facts, by=REPORTER, now=NOW).code
    return client.post("/tra-cuu/", {"code": code})


def ask(client, page, **more):
    sent = {"pass": hidden(page, "pass"), "key": hidden(page, "key"), "do": "rights"}
    return client.post("/tra-cuu/tin/", sent | more)


def test_a_reporter_asks_once_however_often_the_button_is_pressed(client, opened):
    said = {"rights-right": "see", "rights-words": ""}
    first = ask(client, opened, **said)
    ask(client, opened, **said)
    request = RightsRequest.objects.get()
    assert (request.asker, request.way, request.record_kind) == ("reporter", "code", "report")
    assert request.verified_at, "the right code proves who asks"
    body = first.content.decode()
    assert "xem điều đang giữ về mình" in body
    assert "hạn" in body


def test_the_answer_is_read_with_the_code(client, opened, staff):
    ask(client, opened, **{"rights-right": "erase", "rights-words": "Xin xóa giúp em"})
    protector = staff(Role.DATA_PROTECTION_OFFICER)
    words = "Chúng tôi còn cần tin này để bảo vệ một bạn."
    rights.decide(
        RightsRequest.objects.get(), outcome="refused", reason=words, by=protector, now=NOW
    )
    body = ask(client, opened, **{"rights-right": ""}).content.decode()
    assert words in body


def test_a_correction_needs_words_and_what_was_chosen_stays(client, opened):
    answer = ask(client, opened, **{"rights-right": "correct", "rights-words": ""})
    assert answer.status_code == 422
    assert "Hãy ghi điều chưa đúng" in answer.content.decode()
    assert not RightsRequest.objects.exists()
