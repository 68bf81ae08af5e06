"""Any text is a bank: entries that survive being written, and lines refused by their number."""

from datetime import UTC, datetime

from khien_detect.images.banks import (
    Entry,
    HashKind,
    RefusedLine,
    read,
    write_csv,
    write_lines,
    write_stix,
)

_NOW = datetime(2026, 11, 25, tzinfo=UTC)
_BYTES = {HashKind.PDQ: 32, HashKind.MD5: 16, HashKind.SHA256: 32}


def check(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    entries = []
    for row in read(text):
        if isinstance(row, RefusedLine):
            assert row.line > 0
            assert row.reason.isprintable()
            assert 0 < len(row.reason) < 200
        else:
            assert len(row.hash) == _BYTES[row.kind]
            entries.append(row)
    assert list(read(write_csv(entries))) == entries
    assert _hashes(read(write_lines(entries))) == _hashes(entries)
    assert _hashes(read(write_stix(entries, now=_NOW))) == _hashes(entries)


def _hashes(rows):
    return [(row.kind, row.hash) for row in rows if isinstance(row, Entry)]
