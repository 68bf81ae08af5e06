"""What a part holds, thing after thing; whatever cannot be read is told, and the rest goes on."""

import csv
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import count
from pathlib import Path

from khien_detect.images.film import HEAD, is_film
from khien_detect.scan.sources import LINES, Part

MOST_BYTES = 1 << 28  # of a picture's file
MOST_BYTES_A_PART = 1 << 26  # of a table: only a line without an end makes more
LONGEST_CELL = 1 << 25  # characters of a CSV


@dataclass(frozen=True)
class Item:
    """One thing to look at. `content`: a picture's bytes, a message, an address, a film's path."""

    source: str
    place: str
    field: str
    content: bytes | str


@dataclass(frozen=True)
class Unreadable:
    source: str
    place: str
    reason: str


def items(part: Part) -> Iterator[Item | Unreadable]:
    """What a part holds; whatever of it cannot be read is told, and the rest goes on."""
    if part.kind == "pictures":
        yield from _pictures(part.paths)
    elif part.kind == ".parquet":
        yield from _fields(part, _parquet(part))
    else:
        yield from _fields(part, _rows(part))


def _pictures(paths: Iterable[str]) -> Iterator[Item | Unreadable]:
    """Pictures and films, told apart by how they begin."""
    for path in paths:
        try:
            with Path(path).open("rb") as file:
                head = file.read(HEAD)
                film = is_film(head)
                size = min(os.fstat(file.fileno()).st_size, MOST_BYTES)
                data = head if film else head + file.read(max(size + 1 - len(head), 0))
            if film:
                yield Item(path, "", "film", path)
            elif len(data) > MOST_BYTES:
                yield Unreadable(path, "", f"no film, and larger than {MOST_BYTES:,} bytes")
            else:
                yield Item(path, "", "picture", data)
        except OSError as error:
            yield Unreadable(path, "", os.strerror(error.errno or 0))


_Row = tuple[str, dict[str, object] | str]  # its place, and its cells or why it has none


def _fields(part: Part, rows: Iterator[_Row]) -> Iterator[Item | Unreadable]:
    (path,), (text, url, *_names) = part.paths, part.columns
    for place, row in rows:
        if isinstance(row, str):
            yield Unreadable(path, place, row)
            continue
        for name, field in ((text, "text"), (url, "url")):
            value = row.get(name)
            if isinstance(value, str) and value:
                yield Item(path, place, field, value)
            elif value not in (None, ""):
                yield Unreadable(path, place, f"column “{name}” holds no text")


def _parquet(part: Part) -> Iterator[_Row]:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415  (as above)

    table = ParquetFile(part.paths[0])
    wanted = [name for name in part.columns if name in table.schema_arrow.names]
    for number, row in enumerate(table.read_row_group(part.begin, columns=wanted).to_pylist()):
        yield f"row group {part.begin} row {number + 1}", row


def _rows(part: Part) -> Iterator[_Row]:
    """Places are byte offsets: a row is found again without counting lines."""
    if part.end - part.begin > MOST_BYTES_A_PART:
        reason = f"no row ends within {MOST_BYTES_A_PART:,} bytes: this part was not read"
        yield f"byte {part.begin}", reason
        return
    with Path(part.paths[0]).open("rb") as file:
        file.seek(part.begin)
        data = file.read(part.end - part.begin)
    if part.kind == ".csv":
        yield from _csv_rows(part, data)
        return
    at = part.begin
    for line in data.split(b"\n"):
        if line.strip():
            yield f"byte {at}", _line(part, line)
        at += len(line) + 1


def _line(part: Part, line: bytes) -> dict[str, object] | str:
    try:
        words = line.rstrip(b"\r").decode("utf-8-sig")
        if part.kind == LINES:
            return {part.columns[0]: words}
        row = json.loads(words)
    except UnicodeDecodeError as error:
        return f"not UTF-8 at its byte {error.start + 1}"
    except (ValueError, RecursionError):
        return "not a JSON object"
    return row if isinstance(row, dict) else "not a JSON object"


def _csv_rows(part: Part, data: bytes) -> Iterator[_Row]:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        yield f"byte {part.begin + error.start}", "not UTF-8: this part was not read"
        return
    _text, _url, *names = part.columns
    csv.field_size_limit(max(LONGEST_CELL, csv.field_size_limit()))  # one for the whole process
    reader = csv.reader(StringIO(text, newline=""))
    for number in count(1):
        place = f"from byte {part.begin} row {number}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:  # of this row: the reader goes on behind it
            yield place, f"not CSV: {error}"
            continue
        if cells:
            yield place, dict(zip(names, cells, strict=False))
