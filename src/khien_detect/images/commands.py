"""`khien-detect images …`: hash pictures, build an index of banks, look pictures up in it."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from khien_detect.cli import Trouble
from khien_detect.images import banks, film
from khien_detect.images.banks import Entry, HashKind
from khien_detect.images.decode import Unreadable
from khien_detect.images.hashing import pdq
from khien_detect.images.index import Index
from khien_detect.images.index_file import Damaged
from khien_detect.images.sampling import Sampling

_HEX = set("0123456789abcdefABCDEF")
_DIGITS = 64
_EVERY = "a frame of films each so often; their key frames unless said"


def add(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("hash", help="the PDQ hash and quality of pictures and of films")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--grey", action="store_true", help="from brightness alone: faster")
    one.add_argument("--every", type=seconds, default=0.0, metavar="SECONDS", help=_EVERY)
    one.set_defaults(run=_hash)
    index = commands.add_parser("index", help="build or search an index")
    kinds = index.add_subparsers(required=True, metavar="COMMAND")
    build = kinds.add_parser("build", help="one index of the PDQ hashes of banks")
    build.add_argument("banks", nargs="+", type=Path, metavar="BANK", help="CSV, lines or STIX")
    build.add_argument("--out", type=Path, required=True, metavar="INDEX")
    build.add_argument("--radius", type=int, default=31, help="bits, 31 unless said")
    build.set_defaults(run=_build)
    search = kinds.add_parser("search", help="every match of pictures or hashes, as JSON lines")
    search.add_argument("index", type=Path, metavar="INDEX")
    search.add_argument("asked", nargs="+", metavar="FILE|HASH")
    search.set_defaults(run=_search)


def seconds(typed: str) -> float:
    """Raises ValueError, which argparse tells, unless above 0."""
    Sampling(float(typed))
    return float(typed)


def _hash(asked: argparse.Namespace) -> int:
    """A line a picture; a line a frame of a film, its seconds last."""
    failed = 0
    for path in asked.files:
        try:
            for hash_, quality, seconds in _looks(path, asked):
                sys.stdout.write(f"{hash_.hex()} {quality:3} {path}{seconds}\n")
        except (Unreadable, OSError) as why:
            failed += 1
            sys.stderr.write(f"{path}: {why}\n")
        except ImportError:
            raise Trouble("films need an extra: pip install 'khien[video]'") from None
    return int(failed > 0)


def _looks(path: Path, asked: argparse.Namespace) -> Iterator[tuple[bytes, int, str]]:
    with path.open("rb") as file:
        head = file.read(film.HEAD)
    if film.is_film(head):
        for frame in film.video(path, every=asked.every or "key"):
            yield frame.hash, frame.quality, f" {frame.seconds:.3f}"
    else:
        found = pdq(path.read_bytes(), grey=asked.grey)
        yield found.hash, found.quality, ""


def _build(asked: argparse.Namespace) -> int:
    today, refused = datetime.now(UTC).date(), 0
    kept: list[Entry] = []
    for path in asked.banks:
        for row in banks.read(_text(path)):
            if isinstance(row, banks.RefusedLine):
                refused += 1
                sys.stderr.write(f"{path}:{row.line}: {row.reason}\n")
            elif row.kind is HashKind.PDQ and row.counts_on(today):
                kept.append(row)
    hashes = np.frombuffer(b"".join(each.hash for each in kept), np.uint8).reshape(-1, 32)
    try:
        Index(hashes, asked.radius).save(asked.out)
    except ValueError as why:
        raise Trouble(str(why)) from None
    _names(asked.out).write_text(banks.write_csv(kept), "utf-8")
    sys.stderr.write(f"{len(kept)} hashes, {refused} lines refused\n")
    return int(refused > 0)


def _search(asked: argparse.Namespace) -> int:
    try:
        index = Index.open(asked.index)
    except Damaged as why:
        raise Trouble(f"{asked.index}: {why}") from None
    entries = [row for row in banks.read(_text(_names(asked.index))) if isinstance(row, Entry)]
    if len(entries) != len(index):
        raise Trouble(f"{_names(asked.index)} does not belong to this index")
    failed = 0
    for name in asked.asked:
        try:
            query = _query(name)
        except (Unreadable, OSError) as why:
            failed += 1
            sys.stderr.write(f"{name}: {why}\n")
            continue
        for line in _found(index, entries, query):
            sys.stdout.write(json.dumps({"asked": name} | line, ensure_ascii=False) + "\n")
    return int(failed > 0)


def _found(index: Index, entries: list[Entry], query: bytes) -> Iterator[dict[str, object]]:
    matches = index.search(np.frombuffer(query, np.uint8).reshape(1, -1))
    for row, distance in zip(matches.row.tolist(), matches.distance.tolist(), strict=True):
        each = entries[row]
        words = {"category": each.category, "source": each.source, "note": each.note}
        yield {"distance": distance, "hash": each.hash.hex()} | words


def _query(name: str) -> bytes:
    """The hash itself, or a file; 64 hexadecimal digits are a hash where no file is called so."""
    if len(name) == _DIGITS and set(name) <= _HEX and not Path(name).exists():
        return bytes.fromhex(name)
    return pdq(Path(name).read_bytes()).hash


def _names(index: Path) -> Path:
    """What the rows of an index are: a bank in CSV beside it."""
    return index.with_name(f"{index.name}.csv")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as why:
        raise Trouble(f"{path}: not UTF-8 at byte {why.start}") from None
