"""One scan from its plan to its file of findings; interrupted, it goes on where it was.

Each part writes a file of its own beside the findings. The plan lies there too: parts of another
scan are never mixed in. The same parts are done by the cores of one machine or, with the address of
a Ray cluster whose machines see the same files, by all of theirs.
"""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, astuple
from hashlib import sha256
from pathlib import Path
from typing import Any

from khien_detect.cli import Trouble
from khien_detect.scan import crew
from khien_detect.scan.gathering import gather
from khien_detect.scan.looking import Done, Looker, Wanted
from khien_detect.scan.sources import Part

_PLAN = "plan.json"


def folder_of(out: Path) -> Path:
    """Where the parts of a scan lie until all are done."""
    return out.with_name(f"{out.name}.parts")


def run(
    parts: list[Part], wanted: Wanted, out: Path, *, ray: str, told: Callable[[Done], None]
) -> None:
    if not ray:
        crew.get_ready(parts)
    folder = folder_of(out)
    _begin(folder, _fingerprint(parts, wanted))
    left = []
    for part in parts:
        done = _already(folder, part)
        if done is None:
            left.append(part)
        else:
            told(done)
    for done in _each(left, wanted, folder.resolve(), ray=ray):
        told(done)
    gather(folder, out)


def _fingerprint(parts: list[Part], wanted: Wanted) -> str:
    states = []
    for path in sorted({path for part in parts for path in part.paths}):
        state = os.stat(path)  # noqa: PTH116  (as often as there are files)
        states.append((path, state.st_size, state.st_mtime_ns))
    return sha256(repr((parts, wanted, states)).encode()).hexdigest()


def _begin(folder: Path, plan: str) -> None:
    folder.mkdir(exist_ok=True)
    note = folder / _PLAN
    if not note.exists():
        note.write_text(json.dumps({"plan": plan}))
    elif json.loads(note.read_text())["plan"] != plan:
        raise Trouble(
            f"{folder} holds parts of another scan, or what is scanned has changed: "
            "remove it, or name another --out"
        )


def _already(folder: Path, part: Part) -> Done | None:
    path = folder / f"{part.number:08}.done"
    return Done(**json.loads(path.read_text())) if path.exists() else None


def _each(left: list[Part], wanted: Wanted, folder: Path, *, ray: str) -> Iterator[Done]:
    if ray:
        return _on_cluster(left, wanted, folder, ray)
    return crew.look(left, Looker(wanted, str(folder)))


def _on_cluster(left: list[Part], wanted: Wanted, folder: Path, address: str) -> Iterator[Done]:
    if not left:
        return
    import daft  # noqa: PLC0415  (an extra: only a cluster needs it)

    daft.set_runner_ray(address, noop_if_initialized=True)
    scanner = daft.cls(_Scanner)(asdict(wanted), str(folder))
    table = daft.from_pydict({"part": [json.dumps(astuple(part)) for part in left]})
    asked = table.into_batches(1).select(scanner.do(daft.col("part")).alias("done"))
    for row in asked.iter_rows():
        yield Done(**json.loads(row["done"]))


class _Scanner:
    """In each process of a cluster: opened once, asked for part after part."""

    def __init__(self, wanted: dict[str, Any], folder: str) -> None:
        self._looker = Looker(Wanted(**wanted), folder)

    def do(self, part: str) -> str:
        number, kind, paths, begin, end, columns = json.loads(part)
        done = self._looker.do(Part(number, kind, tuple(paths), begin, end, tuple(columns)))
        return json.dumps(asdict(done))
