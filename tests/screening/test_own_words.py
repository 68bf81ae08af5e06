"""The province's own words count wherever texts are looked at, from their day until withdrawn."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from khien.core.calendars import today
from khien.screening import looking
from khien.screening.actions import words as actions
from khien.screening.known import words as known
from own_words_cases import CAUGHT, SPARED, added

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ready_to_look")]


@pytest.fixture
def at_once(monkeypatch):
    """What else takes some seconds."""
    monkeypatch.setattr(known, "_FRESH", -1.0)


@pytest.mark.usefixtures("at_once")
def test_they_count_until_they_are_withdrawn(scanner):
    assert looking.in_text(CAUGHT) == []
    before = known.detector().version
    words = added(scanner, now=timezone.now())
    (seen,) = looking.in_text(CAUGHT)
    assert seen.finding.why[0].source == f"tinh#{words.number}@1"
    assert seen.version != before, "the same version never finds something else"
    assert looking.in_text(SPARED) == []
    actions.withdraw(words, why="Nhầm.", by=scanner, now=timezone.now())
    assert looking.in_text(CAUGHT) == []
    assert known.detector().version == before


@pytest.mark.usefixtures("at_once")
def test_they_count_from_their_day(scanner):
    now = timezone.now()
    words = added(scanner, now=now, starts_on=today(now) + timedelta(days=2))
    assert looking.in_text(CAUGHT) == []
    words.starts_on = today(now)
    words.save()
    assert looking.in_text(CAUGHT)


def test_a_running_process_hears_of_them_within_a_minute_without_opening_anew_each_time(
    scanner, monkeypatch
):
    first = known.detector()
    added(scanner, now=timezone.now())
    assert known.detector() is first
    ahead = time.monotonic() + 60
    monkeypatch.setattr(known, "monotonic", lambda: ahead)
    assert looking.in_text(CAUGHT)
    assert known.detector() is known.detector()


@pytest.mark.usefixtures("at_once")
def test_words_without_tone_marks_are_found_unless_it_was_said_not_to(scanner):
    given = {"patterns": ("đồ zubúzu",), "unless": (), "caught": "đồ zubúzu", "spared": "zubi"}
    added(scanner, now=timezone.now(), **given)
    assert looking.in_text("do zubuzu")
    words = added(scanner, now=timezone.now(), **given | {"kind": "threat"}, fold=False)
    kinds = {each.finding.kind for each in looking.in_text("do zubuzu")}
    assert "threat" not in kinds
    assert words.number


@pytest.mark.usefixtures("at_once")
def test_words_that_can_no_longer_be_read_stop_no_look(scanner, caplog):
    """As when an update takes away a group they name."""
    words = added(scanner, now=timezone.now())
    words.patterns = ["<gone> zubuzu"]
    words.save()
    assert looking.in_text("Mày coi chừng, tan học tao đánh mày")
    assert "could not be read" in caplog.text
