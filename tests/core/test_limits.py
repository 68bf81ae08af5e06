from datetime import UTC, datetime, timedelta

import pytest

from khien.core import limits
from khien.core.models import Bucket

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def take(key: str = "a", *, now: datetime = NOW) -> bool:
    return limits.take("report", key, rate_per_hour=60, burst=3, now=now)


def test_a_full_bucket_gives_its_burst_and_then_refuses():
    assert [take() for _ in range(5)] == [True, True, True, False, False]


def test_it_fills_again_with_time_but_never_above_its_burst():
    assert [take() for _ in range(4)] == [True, True, True, False]
    assert take(now=NOW + timedelta(minutes=1))
    assert [take(now=NOW + timedelta(hours=3)) for _ in range(4)] == [True, True, True, False]


def test_one_key_does_not_spend_anothers_tokens():
    assert [take("a") for _ in range(4)][-1] is False
    assert take("b")


def test_a_clock_set_back_gives_no_tokens_and_takes_none():
    assert [take() for _ in range(3)] == [True, True, True]
    assert not take(now=NOW - timedelta(hours=1))


def test_the_address_is_not_stored_and_the_key_changes_daily():
    take("203.0.113.7")
    take("203.0.113.7", now=NOW + timedelta(days=1))
    keys = [bytes(row.key) for row in Bucket.objects.all()]
    assert len(keys) == 2
    assert not any(b"203.0.113.7" in key for key in keys)


def test_sweeping_empties_old_buckets():
    take()
    assert limits.sweep(before=NOW + timedelta(hours=1)) == 1
