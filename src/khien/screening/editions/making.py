"""`python -m khien.screening.editions.making FOLDER`: an edition out of listed addresses.

A process of its own, without Django: what a long list takes of memory is given back at its end. It
reads `ask.json`, `blocked` and `allowed` in the folder and writes the edition's files beside them,
then `made.json`. Where nothing changed since the edition before, it writes no more than that.
"""

import json
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import brotli  # type: ignore[import-untyped]  # it has no types

from khien.screening.editions import store
from khien.screening.editions.names import (
    ALLOWED,
    BLOCKED,
    COVERED,
    changes_of,
    differences,
    host_of_key,
)
from khien_detect.links import (
    About,
    Published,
    Scope,
    Source,
    Table,
    Zone,
    adguard,
    compile_lists,
    hosts_file,
    published,
    rpz,
    write,
)
from khien_detect.links.rules import Rule, parse

_CHUNK = 1 << 20
_QUALITY = 5  # of brotli: half a minute less than its best for a million names
_NICE = 10


@dataclass(frozen=True)
class Ask:
    """`previous`: the folder of the edition before, with the digest of its names."""

    name: str
    slug: str
    origin: str
    serial: int
    today: str
    made_at: str
    answer: str = ""
    previous: str = ""
    previous_digest: str = ""

    @property
    def zone(self) -> Zone:
        return Zone(self.origin, self.serial, self.answer or None)


def make(folder: Path) -> dict[str, Any]:
    """What the edition is: digest, counts; only the digest where it is the one before."""
    ask = Ask(**json.loads((folder / "ask.json").read_text("utf-8")))
    left: Counter[str] = Counter()
    table = _table(folder, left)
    digest = _write_names(folder, table, ask, left)
    del table
    if digest == ask.previous_digest:
        return {"digest": digest}
    changed = _write_changes(folder, ask)
    for name, lines in _forms(folder, ask, left).items():
        write(folder / name, _joined(lines))
        _squeeze(folder / name)
    with (folder / store.NAMES).open(encoding="ascii") as lines:
        entries = sum(line[0] != ALLOWED for line in lines)
    return {"digest": digest, "entries": entries, "left_out": left.total(), **changed}


def _table(folder: Path, left: Counter[str]) -> Table:
    sources = [
        Source(About("blocked"), _rules(folder / "blocked", left, allow=False)),
        Source(About("allowed"), _rules(folder / "allowed", left, allow=True)),
    ]
    return Table(compile_lists(sources))


def _rules(path: Path, left: Counter[str], *, allow: bool) -> Iterator[Rule]:
    """Banks hold keys of rules; whatever a list could not have brought in is left."""
    with path.open(encoding="utf-8", newline="\n") as keys:
        for line in keys:
            key = line[:-1]
            if list(parse(host_of_key(key))) == [Rule(key)]:
                yield Rule(key, allow)
            else:
                left["no key of a host or address"] += not allow


def _write_names(folder: Path, table: Table, ask: Ask, left: Counter[str]) -> str:
    """The digest of what is in it and of what a resolver is to answer."""
    digest = sha256(f"{ask.answer}\n".encode())

    def leave_out(_host: str, reason: str) -> None:
        left[reason] += 1

    def lines() -> Iterator[bytes]:
        for one in published(table, Scope(date.fromisoformat(ask.today)), leave_out):
            state = ALLOWED if one.allowed else COVERED if one.covered else BLOCKED
            line = f"{state}{one.key}\n".encode("ascii")
            digest.update(line)
            yield line

    write(folder / store.NAMES, lines())
    return digest.hexdigest()


def _write_changes(folder: Path, ask: Ask) -> dict[str, int]:
    before = Path(ask.previous) / store.NAMES if ask.previous else Path(os.devnull)
    with before.open(encoding="ascii") as old, (folder / store.NAMES).open(encoding="ascii") as new:
        found = (one.line.encode("ascii") for one in differences(old, new))
        write(folder / store.CHANGES, found)
    count: Counter[str] = Counter()
    with (folder / store.CHANGES).open(encoding="ascii") as lines:
        for one in changes_of(lines):
            count["added"] += one.now == BLOCKED
            count["removed"] += one.was == BLOCKED
    return {"added": count["added"], "removed": count["removed"]}


def _forms(folder: Path, ask: Ask, left: Counter[str]) -> dict[str, Iterator[str]]:
    def too_long(_host: str, reason: str) -> None:
        left[reason] += 1

    names = partial(_published, folder)
    return {
        "rpz.zone": rpz(names(), ask.zone, too_long),
        "hosts.txt": hosts_file(names(), ask.zone),
        "adguard.txt": adguard(names(), ask.zone),
        "list.json": _json(folder, ask),
    }


def _published(folder: Path) -> Iterator[Published]:
    with (folder / store.NAMES).open(encoding="ascii") as lines:
        for line in lines:
            yield Published(line[1:-1], allowed=line[0] == ALLOWED, covered=line[0] == COVERED)


def _json(folder: Path, ask: Ask) -> Iterator[str]:
    about = {"list": ask.slug, "name": ask.name, "serial": ask.serial, "made_at": ask.made_at}
    yield json.dumps(about, ensure_ascii=False)[:-1]
    for title, allowed in (("blocked", False), ("allowed", True)):
        hosts = (one.host for one in _published(folder) if one.allowed is allowed)
        yield f',\n"{title}": ['
        yield from (f'{"," if place else ""}\n"{host}"' for place, host in enumerate(hosts))
        yield "]"
    yield "}\n"


def _joined(lines: Iterable[str]) -> Iterator[bytes]:
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) == 1 << 12:
            yield "".join(waiting).encode()
            waiting = []
    yield "".join(waiting).encode()


class _Squeezer(Protocol):
    def add(self, chunk: bytes) -> bytes: ...
    def end(self) -> bytes: ...


class _Gzip:
    def __init__(self) -> None:
        self._inner = zlib.compressobj(6, wbits=31)

    def add(self, chunk: bytes) -> bytes:
        return self._inner.compress(chunk)

    def end(self) -> bytes:
        return self._inner.flush()


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Compressor(quality=_QUALITY)

    def add(self, chunk: bytes) -> bytes:
        return bytes(self._inner.process(chunk))

    def end(self) -> bytes:
        return bytes(self._inner.finish())


def _squeeze(path: Path) -> None:
    """Once, here: whoever fetches it costs the site no more than reading a file."""
    ways: dict[str, _Squeezer] = {"gzip": _Gzip(), "br": _Brotli()}
    for way, squeezer in ways.items():
        write(path.with_name(path.name + store.SQUEEZED[way]), _squeezed(path, squeezer))


def _squeezed(path: Path, squeezer: _Squeezer) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield squeezer.add(chunk)
    yield squeezer.end()


def main(folder: Path) -> None:
    os.nice(_NICE)
    made = make(folder)
    write(folder / "made.json", [json.dumps(made).encode()])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
