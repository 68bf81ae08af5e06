"""What is to be scanned, cut into parts that can be done anywhere, in any order, and again.

A folder is every file in it; a table has a column of messages, of addresses, or both. A part names
what it covers (files, bytes, row groups); `items` reads it where it is done.
"""

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from khien_detect.cli import Trouble

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic"})
FILMS = frozenset(
    {".mp4", ".m4v", ".mov", ".3gp", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".flv"}
    | {".wmv", ".asf", ".ogv"}
)
LINES = ".txt"
_TABLES = frozenset({".csv", ".jsonl", ".parquet", LINES})
FILES_A_PART = 200  # at most; fewer where there are few, so that all cores end together
_FEWEST_A_PART = 10
_PARTS = 400
BYTES_A_PART = 4_000_000
_CSV_HEAD = 1 << 20
_PIECE = 1 << 20  # bytes of a line at once: it may have no end


@dataclass(frozen=True)
class Part:
    """`kind`: pictures (and films), or the ending of a table. `begin`, `end`: bytes, row groups."""

    number: int
    kind: str
    paths: tuple[str, ...]
    begin: int = 0
    end: int = 0
    columns: tuple[str, ...] = ()


_Cut = tuple[str, tuple[str, ...], int, int, tuple[str, ...]]


def parts_of(source: Path, *, text: str, url: str) -> list[Part]:
    """`text`, `url`: the names of the columns of messages and addresses."""
    if source.is_dir():
        found = sorted(_files(str(source)))
    elif source.is_file():
        found = [str(source)]
    else:
        raise Trouble(f"{source}: no such file or folder")
    films: list[str] = []
    pictures: list[str] = []
    tables: list[str] = []
    for path in found:
        ending = _ending(path)
        (films if ending in FILMS else tables if ending in _TABLES else pictures).append(path)
    alone = [[film] for film in films]
    parts: list[_Cut] = [
        ("pictures", tuple(some), 0, 0, ()) for some in [*alone, *_batches(pictures)]
    ]
    for path in tables:
        parts += list(_of_table(Path(path), text=text, url=url))
    return [Part(number, *part) for number, part in enumerate(parts)]


def _files(folder: str) -> Iterator[str]:
    """All below it; what a link of a folder leads to is another place's, and not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.is_file():
                yield entry.path


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122  (of a million names, three times as fast)


def _batches(names: list[str]) -> Iterator[list[str]]:
    size = min(FILES_A_PART, max(_FEWEST_A_PART, len(names) // _PARTS))
    for start in range(0, len(names), size):
        yield names[start : start + size]


def _of_table(path: Path, *, text: str, url: str) -> Iterator[_Cut]:
    ending = _ending(str(path))
    if ending == ".parquet":
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415  (only where a table needs it)

        groups = ParquetFile(path).metadata.num_row_groups
        for group in range(groups):
            yield ending, (str(path),), group, group + 1, (text, url)
        return
    columns: tuple[str, ...] = (text, url)
    begin = 0
    if ending == ".csv":
        begin, names = _csv_head(path)
        if not {text, url} & set(names):
            raise Trouble(f"{path}: no column “{text}” or “{url}” among {', '.join(names)[:200]}")
        columns = (*columns, *names)
    for start, end in _byte_ranges(path, begin, quoted=ending == ".csv"):
        yield ending, (str(path),), start, end, columns


def _csv_head(path: Path) -> tuple[int, list[str]]:
    with path.open("rb") as file:
        line = file.readline(_CSV_HEAD)
    text = line.decode("utf-8-sig", "replace")
    names = next(csv.reader(StringIO(text)), [])
    return len(line), [name.strip() for name in names]


def _byte_ranges(path: Path, begin: int, *, quoted: bool) -> Iterator[tuple[int, int]]:
    """Ranges that end with a line; in CSV, with a line that is not inside quotes."""
    start = at = begin
    odd = False
    with path.open("rb") as file:
        file.seek(begin)
        while piece := file.readline(_PIECE):
            at += len(piece)
            odd ^= quoted and piece.count(b'"') % 2 == 1
            if at - start >= BYTES_A_PART and not odd and piece.endswith(b"\n"):
                yield start, at
                start = at
    if at > start:
        yield start, at
