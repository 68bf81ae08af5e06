from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.core.models import LedgerEvent, LedgerLink

NOW = datetime(2026, 11, 23, 2, 0, 0, 123456, tzinfo=UTC)
SUBJECT = UUID("01993a00-0000-7000-8000-000000000001")


@dataclass(frozen=True)
class Tried(ledger.Event):
    number: int
    note: str = ""


def record(number: int = 1, note: str = "") -> None:
    ledger.record(Tried(SUBJECT, number, note), by=SYSTEM, now=NOW)


def change(statement: str) -> None:
    """What somebody with full power over the database could do."""
    with connection.cursor() as cursor:
        for table in ("core_ledgerevent", "core_ledgerlink"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement)
        for table in ("core_ledgerevent", "core_ledgerlink"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.fixture
def five_events(transactional_db):
    for number in range(5):
        record(number, note="ghi chú có dấu\x1fvà ký tự lạ")
    return list(LedgerEvent.objects.order_by("id").values_list("id", flat=True))


def test_an_untouched_ledger_is_whole(five_events):
    verdict = ledger.verify()
    assert (verdict.entries, verdict.broken) == (5, None)


def test_history_tells_who_did_what(five_events):
    entry = ledger.history(SUBJECT)[0]
    assert (entry.verb, entry.actor_key, entry.data["number"]) == ("Tried", "system", 0)
    assert entry.at == NOW


@pytest.mark.parametrize("column", ["actor_key", "actor_role", "room", "verb", "data"])
def test_a_changed_text_is_found_and_named(five_events, column):
    change(f"UPDATE core_ledgerevent SET {column} = 'x' WHERE id = {five_events[2]}")
    assert ledger.verify().broken == f"event {five_events[2]} (link 3) was changed"


def test_a_changed_time_by_one_microsecond_is_found(five_events):
    change(
        "UPDATE core_ledgerevent SET at = at + interval '1 microsecond' "
        f"WHERE id = {five_events[4]}"
    )
    assert "link 5" in str(ledger.verify().broken)


def test_a_changed_subject_is_found(five_events):
    change(f"UPDATE core_ledgerevent SET subject = gen_random_uuid() WHERE id = {five_events[0]}")
    assert "link 1" in str(ledger.verify().broken)


def test_a_removed_event_is_found(five_events):
    change(f"DELETE FROM core_ledgerevent WHERE id = {five_events[1]}")
    assert ledger.verify().broken == f"event {five_events[1]} of link 2 was removed"


def test_an_event_removed_with_its_link_is_found(five_events):
    change(f"DELETE FROM core_ledgerlink WHERE event_id = {five_events[1]}")
    change(f"DELETE FROM core_ledgerevent WHERE id = {five_events[1]}")
    assert ledger.verify().broken == "link 2 is missing"


def test_swapped_links_are_found(five_events):
    change("UPDATE core_ledgerlink SET event_id = -1 WHERE position = 2")
    change(f"UPDATE core_ledgerlink SET event_id = {five_events[1]} WHERE position = 3")
    change(f"UPDATE core_ledgerlink SET event_id = {five_events[2]} WHERE position = 2")
    assert "link 2" in str(ledger.verify().broken)


def test_an_event_slipped_in_without_a_link_is_found(five_events):
    change(
        "INSERT INTO core_ledgerevent (at, actor_key, actor_role, room, verb, subject, data) "
        "VALUES (now(), 'x', 'x', 'core', 'X', gen_random_uuid(), '{}')"
    )
    assert "has no link" in str(ledger.verify().broken)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_ledgerevent SET verb = 'x'",
        "DELETE FROM core_ledgerevent",
        "TRUNCATE core_ledgerevent",
        "UPDATE core_ledgerlink SET hash = ''",
        "DELETE FROM core_ledgerlink",
    ],
)
def test_the_database_refuses_to_change_the_ledger(five_events, statement):
    with pytest.raises(ProgrammingError, match="only grows"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_undone_transaction_leaves_nothing(transactional_db):
    with transaction.atomic():
        record()
        transaction.set_rollback(True)
    assert not LedgerEvent.objects.exists()
    assert ledger.verify().broken is None


def test_eight_at_once_make_one_chain(transactional_db):
    def work(_: int) -> None:
        with transaction.atomic():
            ledger.record(Tried(uuid4(), 1), by=SYSTEM, now=NOW)
            ledger.record(Tried(uuid4(), 2), by=SYSTEM, now=NOW)
        connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(40)))
    verdict = ledger.verify()
    assert (verdict.entries, verdict.broken) == (80, None)
    assert LedgerLink.objects.count() == 80
