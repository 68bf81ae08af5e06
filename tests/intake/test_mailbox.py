"""Letters between a reporter without a name and the staff."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from khien.core import actions as core_actions
from khien.core import ledger
from khien.core.actors import REPORTER, SYSTEM
from khien.core.refusal import Refused
from khien.intake.actions import mailbox
from khien.intake.actions.submit import submit
from khien.intake.models import Message
from khien.intake.queries import report as reports
from khien.intake.rules.report import NewReport

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.fixture
def report(db):
    core_actions.load_clock_rules()
    return submit(NewReport(what_happened="Có người lạ."), by=REPORTER, now=NOW).report


def test_a_letter_is_sealed(report):
    mailbox.write(report, text="Bí mật của em.", by=REPORTER, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT m::text FROM intake_message m")
        row = cursor.fetchone()[0]
    assert "Bí mật" not in row
    assert "Bí mật".encode().hex() not in row
    assert [letter.text for letter in reports.mailbox(report)] == ["Bí mật của em."]


def test_an_answer_is_read_once_by_the_reporter(report):
    mailbox.answer(report, text="Cảm ơn em.", by=SYSTEM, now=NOW)
    assert mailbox.mark_read(report, by_reporter=True, now=NOW) == 1
    assert mailbox.mark_read(report, by_reporter=True, now=NOW) == 0
    assert mailbox.mark_read(report, by_reporter=False, now=NOW) == 0


@pytest.mark.parametrize("text", ["", "a" * 5001])
def test_a_letter_that_cannot_be_is_refused(report, text):
    with pytest.raises(Refused):
        mailbox.answer(report, text=text, by=SYSTEM, now=NOW)
    assert not Message.objects.exists()


def test_who_says_it_happened_again_needs_no_words(report):
    assert mailbox.write(report, text="", again=True, by=REPORTER, now=NOW) is not None
    report.refresh_from_db()
    assert "again" in report.priority_reasons


def test_the_ledger_names_the_letter_and_not_its_words(report):
    letter = mailbox.answer(report, text="Lời riêng.", by=SYSTEM, now=NOW)
    entry = next(e for e in ledger.history(report.pk) if e.verb == "ReporterAnswered")
    assert entry.data["message"] == str(letter.pk)
    assert "Lời riêng" not in str(entry.data)
