"""An entry that suddenly matches everything is set aside; a wave of real material is not."""

from datetime import timedelta

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from fixtures_banks import MORNING, PDQ, SHA256
from khien.core import ledger
from khien.screening.actions import bank_entries
from khien.screening.actions.bank_floods import count_matches, quarantine_floods
from khien.screening.jobs import banks as jobs
from khien.screening.models import Hit, MatchCount, Scan
from khien.screening.rules.bank_floods import FEW, flooding

HOUR = timedelta(hours=1)


def test_one_entry_far_above_the_others_is_suspected():
    assert flooding({"white": 500, "a": 3, "b": 1}, most=200) == {"white": 500}
    assert flooding({"white": 200, "a": 3}, most=200) == {}
    assert flooding({}, most=200) == {}


def test_many_at_once_is_a_wave_of_material_and_nothing_is_set_aside():
    few = dict.fromkeys(range(FEW), 201)
    assert flooding(few, most=200) == few
    assert flooding(few | {"one more": 201}, most=200) == {}


@given(st.dictionaries(st.integers(), st.integers(0, 1000)), st.integers(0, 1000))
def test_never_more_than_a_few_and_never_one_below_the_line(hits, most):
    found = flooding(hits, most=most)
    assert len(found) <= FEW
    assert all(hits[entry] == count > most for entry, count in found.items())


@pytest.fixture
def few_hits(monkeypatch):
    monkeypatch.setattr(settings, "FLOOD_HITS", 3)


@pytest.fixture
def hit(keeper, db):
    scan = Scan.objects.create(asked_by=keeper, asked_at=MORNING)

    def hit(entry, times, *, at=MORNING):
        Hit.objects.bulk_create(
            Hit(
                scan=scan,
                kind="known",
                score=1,
                version="1",
                bank=entry.bank,
                entry=entry.pk,
                found_at=at,
            )
            for _time in range(times)
        )

    return hit


@pytest.mark.django_db
@pytest.mark.usefixtures("few_hits")
class TestTheRound:
    def test_hits_and_questions_of_others_are_counted_together(self, open_bank, add, hit):
        bank = open_bank()
        white, other = add(bank, PDQ, SHA256)
        hit(white, 2)
        hit(other, 1)
        count_matches({(bank.pk, white.pk): 1}, now=MORNING)
        assert quarantine_floods(now=MORNING) == 0
        count_matches({(bank.pk, white.pk): 1, (bank.pk, other.pk): 1}, now=MORNING)
        assert MatchCount.objects.get(entry=white.pk).matches == 2
        assert quarantine_floods(now=MORNING) == 1
        white.refresh_from_db()
        other.refresh_from_db()
        assert (white.quarantined_at, other.quarantined_at) == (MORNING, None)
        revision = bank.revision
        bank.refresh_from_db()
        assert bank.revision == white.revision == revision + 1
        told = ledger.history(bank.pk)[-1]
        assert (told.verb, told.actor_key) == ("EntryQuarantined", "system")
        assert told.data == {"entry": white.pk, "hits": 4}
        assert quarantine_floods(now=MORNING) == 0

    def test_what_is_older_than_an_hour_does_not_count(self, open_bank, add, hit):
        (white,) = add(open_bank(), PDQ)
        hit(white, 9, at=MORNING - HOUR - timedelta(seconds=1))
        assert quarantine_floods(now=MORNING) == 0
        hit(white, 9, at=MORNING - HOUR)
        assert quarantine_floods(now=MORNING) == 1

    def test_what_a_person_released_counts_anew(self, open_bank, add, hit, keeper):
        (white,) = add(open_bank(), PDQ)
        hit(white, 9)
        quarantine_floods(now=MORNING)
        soon = MORNING + timedelta(minutes=1)
        bank_entries.confirm(white, by=keeper, now=soon)
        assert quarantine_floods(now=soon) == 0
        hit(white, 4, at=soon)
        assert quarantine_floods(now=soon) == 1

    def test_counts_go_after_a_day(self, open_bank, add):
        (white,) = add(open_bank(), PDQ)
        count_matches({(white.bank_id, white.pk): 9}, now=MORNING - timedelta(days=1, minutes=5))
        count_matches({(white.bank_id, white.pk): 1}, now=MORNING)
        quarantine_floods(now=MORNING)
        assert MatchCount.objects.get().matches == 1

    @pytest.mark.usefixtures("bank_morning")
    def test_the_worker_does_it_every_few_minutes(self, open_bank, add, hit):
        (white,) = add(open_bank(matter="addresses"), "to.example")
        hit(white, 9)
        assert jobs.quarantine.func(timestamp=0) == 1


def test_nothing_asked_is_nothing_written(db):
    count_matches({}, now=MORNING)
    assert not MatchCount.objects.exists()
