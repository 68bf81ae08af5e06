"""Reading a bank: our CSV, the plain lines and the CSV of `threatexchange`, STIX 2.1.

A line that is no hash is refused with its number and the reason; the others are read.
"""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO

from khien_detect.images.banks.entries import Entry, HashKind, RefusedLine, Row

_LENGTH = {HashKind.PDQ: 64, HashKind.MD5: 32, HashKind.SHA256: 64}  # hexadecimal digits
_KINDS = {"pdq": HashKind.PDQ, "md5": HashKind.MD5, "sha256": HashKind.SHA256}
_KINDS |= {"hash_pdq": HashKind.PDQ, "hash_md5": HashKind.MD5, "hash_sha256": HashKind.SHA256}
_KINDS |= {"video_md5": HashKind.MD5, "sha-256": HashKind.SHA256}
_VALUE = ("hash", "signal_str", "indicator", "value")
_KIND = ("kind", "signal_type", "type")
_PATTERN = re.compile(r"file:hashes\.'?([A-Za-z0-9-]+)'?\s*=\s*'([^']*)'")
_LONGEST = 10_000  # characters of a line: the longest that can hold an entry


def read(text: str) -> Iterator[Row]:
    """Whatever of the three formats it is."""
    text = text.removeprefix("\ufeff")
    begin = text.lstrip()[:1]
    if begin == "{":
        return _stix(text)
    head = text.lstrip().split("\n", 1)[0].lower()
    names = {name.strip() for name in head.split(",")}
    return _table(text) if names & set(_VALUE) else _lines(text)


def _lines(text: str) -> Iterator[Row]:
    """`pdq <hash>`, as threatexchange keeps them, or hashes alone."""
    for number, line in enumerate(text.split("\n"), start=1):
        words = line[: _LONGEST + 1].split()
        if len(line) > _LONGEST:
            yield RefusedLine(number, f"longer than {_LONGEST} characters")
        elif words and not words[0].startswith("#"):
            kind = words[0] if len(words) > 1 else HashKind.PDQ
            yield _entry(number, kind, words[-1], {})


def _table(text: str) -> Iterator[Row]:
    rows = csv.reader(StringIO(text, newline=""))
    names: list[str] | None = None
    while True:
        try:
            cells = [cell.strip() for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error as error:  # of this line: the reader goes on behind it
            yield RefusedLine(rows.line_num, f"not a line of CSV: {error}")
            continue
        if any(len(cell) > _LONGEST for cell in cells):
            yield RefusedLine(rows.line_num, f"longer than {_LONGEST} characters")
        elif names is None:
            names = [cell.lower() for cell in cells]
        elif any(cells):
            yield _of_cells(rows.line_num, dict(zip(names, cells, strict=False)))


def _of_cells(number: int, row: dict[str, str]) -> Row:
    value = next((row[name] for name in _VALUE if row.get(name)), "")
    kind = next((row[name] for name in _KIND if row.get(name)), HashKind.PDQ)
    return _entry(number, kind, value, row)


def _stix(text: str) -> Iterator[Row]:
    try:
        objects = json.loads(text).get("objects", [])
        found = [(number, row) for number, row in enumerate(objects, start=1)]
    except (ValueError, AttributeError, TypeError, RecursionError):
        yield RefusedLine(1, "not a STIX bundle")
        return
    for number, row in found:
        if isinstance(row, dict) and row.get("type") == "indicator":
            yield from _indicator(number, row)


def _indicator(number: int, row: dict[str, object]) -> Iterator[Row]:
    if row.get("revoked"):
        return
    values = _PATTERN.findall(str(row.get("pattern", ""))[:_LONGEST])
    if not values:
        yield RefusedLine(number, "an indicator without a file hash")
    kinds = row.get("indicator_types")
    about = {
        "category": ", ".join(map(str, kinds)) if isinstance(kinds, list) else "",
        "note": str(row.get("description", "")),
        "expires": str(row.get("valid_until", ""))[:10],
        "source": str(row.get("name", "")),
    }
    for kind, value in values:
        yield _entry(number, kind, value, about)


def _entry(number: int, kind: str, value: str, about: dict[str, str]) -> Row:
    known = _KINDS.get(str(kind).lower())
    if known is None:
        return RefusedLine(number, f"hashes of the kind “{_shown(kind, 20)}” are not known")
    if len(value) != _LENGTH[known]:
        return RefusedLine(number, f"{known} has {_LENGTH[known]} digits, not {len(value)}")
    try:
        digits = bytes.fromhex(value)
        expires = date.fromisoformat(about["expires"]) if about.get("expires") else None
    except ValueError as error:
        return RefusedLine(number, _shown(str(error), 100))
    if len(digits) * 2 != _LENGTH[known]:
        return RefusedLine(number, "a space inside a hash")
    words = {name: _sound(about.get(name, "")) for name in ("category", "source", "terms", "note")}
    return Entry(known, digits, expires=expires, **words)


def _shown(words: str, most: int) -> str:
    """As much as a person needs, without what plays tricks on a terminal."""
    return "".join(each if each.isprintable() else "\ufffd" for each in words[:most])


def _sound(words: str) -> str:
    """JSON can spell halves of characters, which no file in UTF-8 can hold."""
    return words.encode("utf-8", "replace").decode()
