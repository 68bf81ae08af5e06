"""Banks read and written in each format; a line that is no hash is named, the others are kept."""

import csv
import json
import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien_detect.images.banks import (
    Entry,
    HashKind,
    RefusedLine,
    read,
    write_csv,
    write_lines,
    write_stix,
)

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
PDQ, MD5, SHA = "ab" * 32, "cd" * 16, "ef" * 32
SIZES = {HashKind.PDQ: 32, HashKind.MD5: 16, HashKind.SHA256: 32}

words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30).map(str.strip)
entries = st.sampled_from(HashKind).flatmap(
    lambda kind: st.builds(
        Entry,
        kind=st.just(kind),
        hash=st.binary(min_size=SIZES[kind], max_size=SIZES[kind]),
        category=words,
        source=words,
        terms=words,
        expires=st.none() | st.dates(),
        note=words,
    )
)


def good(text):
    return [row for row in read(text) if isinstance(row, Entry)]


def refused(text):
    return [row for row in read(text) if isinstance(row, RefusedLine)]


@given(st.lists(entries, max_size=8))
def test_csv_brings_back_all_that_was_written(bank):
    assert list(read(write_csv(bank))) == bank


@given(st.lists(entries, max_size=8))
def test_lines_bring_back_kind_and_hash(bank):
    assert [(row.kind, row.hash) for row in read(write_lines(bank))] == [
        (row.kind, row.hash) for row in bank
    ]


@given(st.lists(entries, max_size=8))
def test_stix_brings_back_what_it_has_a_place_for(bank):
    again = list(read(write_stix(bank, now=NOW)))
    kept = [(r.kind, r.hash, r.category, r.source, r.expires, r.note) for r in bank]
    assert [(r.kind, r.hash, r.category, r.source, r.expires, r.note) for r in again] == kept


def test_a_stix_bundle_has_what_the_standard_asks_for():
    bundle = json.loads(write_stix([Entry(HashKind.SHA256, bytes(32), source="x")], now=NOW))
    (row,) = bundle["objects"]
    assert bundle["id"].startswith("bundle--")
    assert {"type", "spec_version", "id", "created", "modified", "valid_from"} <= set(row)
    assert row["pattern"] == f"[file:hashes.'SHA-256' = '{'00' * 32}']"
    assert bundle == json.loads(
        write_stix([Entry(HashKind.SHA256, bytes(32), source="x")], now=NOW)
    )


def test_the_lines_of_threatexchange_are_read_by_itself(tmp_path):
    exchange = pytest.importorskip("threatexchange.exchanges.impl.file_api")
    path = tmp_path / "bank.txt"
    path.write_text(write_lines(good(f"pdq {PDQ}\nmd5 {MD5}")))
    config = exchange.FileCollaborationConfig(name="x", filename=str(path))
    api = exchange.LocalFileSignalExchangeAPI.for_collab(config)
    (delta,) = api.fetch_iter([], None)
    assert sorted(delta.updates) == [("md5", MD5), ("pdq", PDQ)]


def test_the_csv_of_threatexchange_is_read():
    text = f"signal_type,signal_str,collab,category,tags\r\npdq,{PDQ},Mẫu,POSITIVE_CLASS,a b\r\n"
    (row,) = read("\ufeff" + text)
    assert (row.kind, row.hash.hex(), row.category) == (HashKind.PDQ, PDQ, "POSITIVE_CLASS")


def test_hashes_alone_with_comments_and_empty_lines():
    assert [row.hash.hex() for row in read(f"# bank\n\n{PDQ.upper()}\r\n  {SHA}  \n")] == [PDQ, SHA]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (f"{PDQ}\n{PDQ[:-1]}\n", 2, "64 digits, not 63"),
        (f"hash\n{PDQ}\n{PDQ}\n{PDQ}0\n", 4, "64 digits, not 65"),
        (f"md5 {PDQ}", 1, "32 digits, not 64"),
        (f"tmk {PDQ}", 1, "“tmk” are not known"),
        ("pdq " + "zz" * 32, 1, "non-hexadecimal"),
        (f"hash,expires\n{PDQ},31/12/2026\n", 2, "Invalid isoformat"),
        ("x" * 1_000_000, 1, "longer than"),
        ("{", 1, "not a STIX bundle"),
        ('{"objects": 3}', 1, "not a STIX bundle"),
        ('{"objects": [{"type": "indicator", "pattern": "[url:value = 1]"}]}', 1, "without"),
    ],
)
def test_what_is_no_hash_is_refused_with_its_line(text, line, reason):
    (row,) = refused(text)
    assert row.line == line
    assert reason in row.reason


def test_the_lines_beside_a_wrong_one_are_kept():
    assert len(good(f"{PDQ}\nx\n{SHA}\n")) == 2


@pytest.mark.parametrize("limit", [131_072, 1 << 25])  # of the whole process: others may raise it
def test_a_line_of_a_megabyte_in_a_table_is_refused_alone(limit):
    before = csv.field_size_limit(limit)
    found = list(read(f"hash,note\n{PDQ},a\n{SHA},{'x' * 1_000_000}\n{SHA},b\n"))
    csv.field_size_limit(before)
    assert [type(row) for row in found] == [Entry, RefusedLine, Entry]
    assert (found[1].line, found[2].note) == (3, "b")
    assert re.search("larger than|longer than", found[1].reason)


def test_a_revoked_indicator_is_left_out():
    bundle = json.loads(write_stix([Entry(HashKind.PDQ, bytes(32))], now=NOW))
    bundle["objects"][0]["revoked"] = True
    assert list(read(json.dumps(bundle))) == []


def test_what_is_said_of_a_hash_survives_a_carriage_return():
    bank = [Entry(HashKind.PDQ, bytes(32), note="one\rtwo"), Entry(HashKind.PDQ, bytes(32))]
    assert list(read(write_csv(bank))) == bank


def test_half_a_character_in_json_does_not_stop_the_bank_from_being_kept():
    bundle = json.loads(write_stix([Entry(HashKind.PDQ, bytes(32))], now=NOW))
    bundle["objects"][0]["description"] = "a\ud800b"
    (row,) = read(json.dumps(bundle))
    assert row.note == "a?b"
    assert list(read(write_csv([row]).encode().decode())) == [row]


@pytest.mark.parametrize("text", [f"\x1b[2J {PDQ}", f"hash,expires\n{PDQ},{'9' * 5000}"])
def test_a_reason_is_short_and_plays_no_tricks_on_a_terminal(text):
    (row,) = refused(text)
    assert row.reason.isprintable()
    assert len(row.reason) < 200


def test_an_entry_counts_until_it_expires():
    entry = Entry(HashKind.PDQ, bytes(32), expires=date(2026, 12, 1))
    assert entry.counts_on(date(2026, 11, 30))
    assert not entry.counts_on(date(2026, 12, 1))
    assert Entry(HashKind.PDQ, bytes(32)).counts_on(date(2999, 1, 1))


@given(st.text())
def test_any_text_is_read_or_refused(text):
    assert all(isinstance(row, Entry | RefusedLine) for row in read(text))
