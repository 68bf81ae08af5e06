"""Messages and addresses out of lines, CSV or JSONL: which of them it is, its first line tells.

Memory stays flat whatever the size; a row that cannot be read is told, and the rest goes on.
"""

import csv
import json
import re
from collections.abc import Iterator
from itertools import chain

from khien.core.fold import fold
from khien.screening.rules.material import LONGEST_LINE, Unread
from khien.screening.scanning.items import Item, Link, Unreadable, Words

_TEXT = {"text", "message", "content", "noi dung", "tin nhan", "loi nhan"}
_ADDRESS = {"url", "link", "address", "duong dan", "dia chi"}
_LINK = re.compile(r"(https?://\S+|[\w-]+(\.[\w-]+)*\.[a-z]{2,24}(:\d+)?(/\S*)?)", re.IGNORECASE)

Line = tuple[int, str | Unread]  # its number from 1


def rows(name: str, chunks: Iterator[bytes]) -> Iterator[Item]:
    told = _decoded(_lines(chunks))
    before: list[Line] = []
    first = ""
    for line in told:
        before.append(line)
        if not isinstance(line[1], Unread) and line[1].strip():
            first = line[1]
            break
    lines = chain(before, told)
    if _object(first) is not None:
        yield from _of_json(name, lines)
    elif delimiter := _delimiter(first):
        yield from _of_csv(name, lines, delimiter)
    else:
        yield from _of_lines(name, lines)


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes | None]:
    """Without their ends; None for each that is too long."""
    kept, lost = b"", False
    for chunk in chunks:
        *whole, kept = (kept + chunk).split(b"\n")
        for line in whole:
            yield None if lost or len(line) > LONGEST_LINE else line
            lost = False
        if len(kept) > LONGEST_LINE:
            kept, lost = b"", True
    if kept or lost:
        yield None if lost else kept


def _decoded(lines: Iterator[bytes | None]) -> Iterator[Line]:
    for number, line in enumerate(lines, start=1):
        if line is None:
            yield number, Unread.LONG_LINE
            continue
        try:
            yield number, line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r")
        except UnicodeDecodeError:
            yield number, Unread.NOT_UTF8


def _place(name: str, number: int) -> str:
    return f"{name}: {number}"


def _of_lines(name: str, lines: Iterator[Line]) -> Iterator[Item]:
    for number, line in lines:
        if isinstance(line, Unread):
            yield Unreadable(_place(name, number), line)
        elif line.strip():
            yield _typed(_place(name, number), line.strip())


def _typed(place: str, text: str) -> Item:
    return Link(place, text) if _LINK.fullmatch(text) else Words(place, text)


def _object(line: str) -> dict[str, object] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _of_json(name: str, lines: Iterator[Line]) -> Iterator[Item]:
    for number, line in lines:
        place = _place(name, number)
        if isinstance(line, Unread):
            yield Unreadable(place, line)
        elif line.strip():
            row = _object(line)
            if row is None:
                yield Unreadable(place, Unread.NOT_JSON)
            else:
                yield from _of_cells(place, row.items())


def _of_cells(place: str, cells: object) -> Iterator[Item]:
    found: list[Item] = []
    for column, value in cells:  # type: ignore[attr-defined]  # pairs, of a dict or a zip
        named = fold(str(column)).replace("_", " ")
        if not isinstance(value, str) or not value.strip():
            continue
        if named in _TEXT:
            found.append(Words(place, value))
        elif named in _ADDRESS:
            found.append(Link(place, value.strip()))
    yield from found or [Unreadable(place, Unread.NO_TEXT)]


def _delimiter(first: str) -> str:
    """With which the first line is a heading that names a column we know; empty for none."""
    for delimiter in (",", ";", "\t"):
        names = {fold(cell).replace("_", " ") for cell in first.replace('"', "").split(delimiter)}
        if names & (_TEXT | _ADDRESS):
            return delimiter
    return ""


class _Feed:
    """Lines for the CSV reader; what is no line is set aside and an empty one given instead."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self.number = 0
        self.aside: list[tuple[int, Unread]] = []

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        if isinstance(line, Unread):
            self.aside.append((self.number, line))
            return "\n"
        return line + "\n"


def _of_csv(name: str, lines: Iterator[Line], delimiter: str) -> Iterator[Item]:
    csv.field_size_limit(LONGEST_LINE)
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter)
    names: list[str] = []
    going = True
    while going:
        row: list[str] = []
        trouble = False
        try:
            row = next(reader)
        except StopIteration:
            going = False
        except csv.Error:
            trouble = True
        yield from (Unreadable(_place(name, n), why) for n, why in feed.aside)
        feed.aside.clear()
        if trouble:
            yield Unreadable(_place(name, feed.number), Unread.NOT_CSV)
        elif any(cell.strip() for cell in row) and names:
            yield from _of_cells(_place(name, feed.number), zip(names, row, strict=False))
        elif row:
            names = names or row
