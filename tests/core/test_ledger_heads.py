"""Signed daily heads: whoever cuts off the end of the ledger or writes it anew is found and named.

Here that somebody has full power over the database, and computes every hash rightly.
"""

from base64 import b64decode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.db import ProgrammingError, connection

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.core.ledger import heads
from khien.core.models import LedgerEvent, LedgerHead, LedgerLink
from khien.core.proofs import proofs_of

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 17, 11, tzinfo=UTC)  # just past midnight of Tuesday in Ha Noi
SUBJECT = UUID("01993a00-0000-7000-8000-000000000001")
TABLES = ("core_ledgerevent", "core_ledgerlink", "core_ledgerhead")


@dataclass(frozen=True)
class Tried(ledger.Event):
    number: int


def record(count, now):
    for number in range(count):
        ledger.record(Tried(SUBJECT, number), by=SYSTEM, now=now)
    with connection.cursor() as cursor:  # as at a commit
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def three_days():
    """Two, four and six entries when their heads were signed, and one since."""
    for day in range(3):
        now = MONDAY + timedelta(days=day)
        record(2, now)
        heads.sign_today(now=now)
    record(1, MONDAY + timedelta(days=2))


@pytest.fixture
def power():
    """`power(SQL, …)`: past every trigger."""

    def power(statement, *values):
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(statement, values)
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    return power


def cut_off(power, after):
    kept = list(LedgerLink.objects.filter(position__lte=after).values_list("event", flat=True))
    power("DELETE FROM core_ledgerlink WHERE position > %s", after)
    power("DELETE FROM core_ledgerevent WHERE NOT id = ANY(%s)", kept)


def write_anew(power, first):
    """Every link from `first` on, rightly computed over an entry that was changed there."""
    event = LedgerLink.objects.get(position=first).event_id
    power("UPDATE core_ledgerevent SET actor_key = 'user:somebody-else' WHERE id = %s", event)
    subjects = LedgerEvent.objects.values_list("subject", flat=True)
    head = b""
    for proof in proofs_of(set(subjects)):
        head = sha256(head + proof.text.encode()).digest()
        power("UPDATE core_ledgerlink SET hash = %s WHERE position = %s", head, proof.position)


def broken():
    return ledger.verify().broken or ""


def test_an_untouched_ledger_holds_against_all_its_heads(three_days):
    verdict = ledger.verify()
    assert (verdict.entries, verdict.heads, verdict.broken) == (7, 3, None)


def test_the_newest_entries_cut_off_with_their_links_are_found_and_named(three_days, power):
    cut_off(power, 5)
    assert "daily head 3 of 2026-11-26 was signed over 6 entries, and the newest" in broken()
    assert "entries up to 4 are as they were signed" in broken()


def test_entries_added_after_the_cut_do_not_hide_it(three_days, power):
    cut_off(power, 5)
    record(4, MONDAY)
    assert "daily head 3 of 2026-11-26 was signed over another entry 6" in broken()


@pytest.mark.parametrize(("first", "named"), [(1, "head 1"), (3, "head 2"), (6, "head 3")])
def test_a_chain_written_anew_from_anywhere_is_found_and_named(three_days, power, first, named):
    write_anew(power, first)
    assert f"daily {named} of" in broken()
    assert "the chain was written anew" in broken()


def test_what_came_after_the_last_head_is_shown_by_the_next_paper_alone(three_days, power):
    write_anew(power, 7)
    assert broken() == ""


def test_a_head_made_to_fit_has_no_signature_that_holds(three_days, power):
    write_anew(power, 6)
    power(
        "UPDATE core_ledgerhead SET hash = l.hash FROM core_ledgerlink l "
        "WHERE l.position = entries AND number = 3"
    )
    assert "daily head 3 of 2026-11-26 was changed" in broken()


@pytest.mark.parametrize(
    "change", ["day = day + 9", "entries = entries - 1", "signature = signature || '\\x00'"]
)
def test_every_part_of_a_head_is_signed(three_days, power, change):
    power(f"UPDATE core_ledgerhead SET {change} WHERE number = 2")
    assert "daily head 2 of" in broken()


def test_a_head_taken_away_is_missed(three_days, power):
    power("DELETE FROM core_ledgerhead WHERE number = 2")
    assert broken() == "daily head 2 is missing"


def test_a_head_signed_with_somebodys_own_key_is_named(three_days, monkeypatch, tmp_path):
    (tmp_path / "ledger.key").write_text("11" * 32)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(heads, "key_folder", lambda: tmp_path)
        heads.sign_today(now=MONDAY + timedelta(days=3))
    assert "daily head 4 of 2026-11-27 was signed with another key" in broken()


def test_a_day_is_signed_once_and_an_empty_ledger_too():
    first = heads.sign_today(now=MONDAY)
    record(1, MONDAY)
    assert heads.sign_today(now=MONDAY + timedelta(hours=3)) == first
    assert heads.sign_today(now=MONDAY - timedelta(days=1)) == first, "a clock that was put back"
    assert (first.entries, LedgerHead.objects.count(), broken()) == (0, 1, "")


def test_the_database_refuses_to_change_a_head(three_days):
    with pytest.raises(ProgrammingError, match="only grows"), connection.cursor() as cursor:
        cursor.execute("UPDATE core_ledgerhead SET entries = 1")


def test_the_sheet_alone_is_enough_to_check_the_signature(three_days):
    """As OpenSSL does: the five lines that are signed, the signature, the key."""
    text, _, rest = heads.sheet(LedgerHead.objects.get(number=2)).partition("signature: ")
    assert text.splitlines()[1:4] == ["number: 2", "day: 2026-11-25", "entries: 4"]
    signature, key = rest.splitlines()[0], rest.splitlines()[1].removeprefix("key: ")
    public = load_der_public_key(b64decode(key))
    public.verify(b64decode(signature), text.encode())
    with pytest.raises(InvalidSignature):
        public.verify(b64decode(signature), text.replace("entries: 4", "entries: 3").encode())
