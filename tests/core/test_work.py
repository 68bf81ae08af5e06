"""Waiting work of all rooms in one list: the gravest first, then the nearest deadline."""

from datetime import UTC, datetime, timedelta

import pytest

from khien.core import work
from khien.core.work import WorkItem

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_rooms(monkeypatch):
    monkeypatch.setattr(work, "_providers", [])


def test_rooms_are_asked_for_the_person_and_sorted_together():
    late, soon = NOW - timedelta(hours=1), NOW + timedelta(hours=1)
    work.register(lambda user, now: [WorkItem(f"{user} thường", "/a"), WorkItem("gấp", "/b", soon)])
    work.register(
        lambda user, now: [WorkItem("đỏ", "/c", level="red"), WorkItem("trễ", "/d", late)]
    )
    assert [item.text for item in work.items("An", NOW)] == ["đỏ", "trễ", "gấp", "An thường"]


def test_a_room_registered_twice_is_asked_once():
    def provider(user, now):
        return [WorkItem("một", "/")]

    work.register(provider)
    work.register(provider)
    assert len(work.items(None, NOW)) == 1
