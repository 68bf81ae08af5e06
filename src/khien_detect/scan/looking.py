"""Looking at one part with every detector that was asked for; what is found goes to one file."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from khien_detect import images, links, text
from khien_detect.finding import Finding, Kind, Reason, Span
from khien_detect.images import banks
from khien_detect.images.banks import Entry
from khien_detect.scan.items import Item, Unreadable, items
from khien_detect.scan.sources import Part

UNREADABLE = "unreadable"
_LEAST_QUALITY = 50  # flatter pictures look like each other
_RADIUS_SCORE = 256


@dataclass(frozen=True)
class Wanted:
    """What to look with: the files of an index, of lists and of a model; none: what ships."""

    index: str = ""
    lists: tuple[str, ...] = ()
    model: str = ""
    grey: bool = False


@dataclass(frozen=True)
class Done:
    """One part: how many things were looked at, how many findings, how many not readable."""

    part: int
    looked: int
    found: int
    unreadable: int


class Looker:
    """Opens each detector when the first item needs it, and keeps it."""

    def __init__(self, wanted: Wanted, folder: str) -> None:
        self._wanted, self._folder = wanted, Path(folder)

    @cached_property
    def _text(self) -> text.Detector:
        return text.Detector.open(model=self._wanted.model or None)

    @cached_property
    def _links(self) -> links.Screen:
        return links.Screen.open([Path(name) for name in self._wanted.lists])

    @cached_property
    def _index(self) -> tuple[images.Index, list[Entry]] | None:
        if not self._wanted.index:
            return None
        path = Path(self._wanted.index)
        names = path.with_name(f"{path.name}.csv").read_text("utf-8")
        entries = [row for row in banks.read(names) if isinstance(row, Entry)]
        return images.Index.open(path), entries

    def do(self, part: Part) -> Done:
        """Written under its name only once the part is whole."""
        looked = found = unreadable = 0
        target = self._folder / f"{part.number:08}.jsonl"
        draft = target.with_suffix(f".{os.getpid()}")
        with draft.open("w", encoding="utf-8") as file:
            for row in self._rows(part):
                looked += row is None
                if row is not None:
                    unreadable += row["kind"] == UNREADABLE
                    found += row["kind"] != UNREADABLE
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
        draft.replace(target)
        return Done(part.number, looked, found, unreadable)

    def _rows(self, part: Part) -> Iterator[dict[str, Any] | None]:
        """None for each thing that was looked at, then what was found in it."""
        messages: list[Item] = []
        for item in items(part):
            if isinstance(item, Unreadable):
                yield _unreadable(item)
            elif item.field == "text":
                messages.append(item)
            else:
                yield None
                yield from self._look(item)
        scanned = self._text.scan_many(str(item.content) for item in messages) if messages else []
        for item, findings in zip(messages, scanned, strict=True):
            yield None
            yield from _written(item, findings)

    def _look(self, item: Item) -> Iterable[dict[str, Any]]:
        if isinstance(item.content, str):
            return _written(item, self._links.check(item.content))
        try:
            return self._picture(item, item.content)
        except images.Unreadable as why:
            return [_unreadable(Unreadable(item.source, item.place, str(why)))]

    def _picture(self, item: Item, data: bytes) -> list[dict[str, Any]]:
        look = images.pdq(data, grey=self._wanted.grey)
        known: list[Finding] = []
        if self._index and look.quality >= _LEAST_QUALITY:
            known = _known(*self._index, look.hash)
        about = {"pdq": look.hash.hex(), "quality": look.quality}
        return [row | about for row in _written(item, known)]


def _known(index: images.Index, entries: list[Entry], query: bytes) -> list[Finding]:
    matches = index.search(np.frombuffer(query, np.uint8).reshape(1, -1))
    found = []
    for row, distance in zip(matches.row.tolist(), matches.distance.tolist(), strict=True):
        each = entries[row]
        words = " · ".join(word for word in (each.source, each.category, each.note) if word)
        why = Reason("pdq", f"{words or each.hash.hex()}: {distance}", distance)
        found.append(Finding(Kind.KNOWN_IMAGE, 1 - distance / _RADIUS_SCORE, None, (why,), _ADVICE))
    return found


_ADVICE = (
    "Ảnh này giống một ảnh trong kho đã biết. Không chia sẻ; báo cho người phụ trách.",
    "This picture is like a known one. Do not share it; tell whoever is responsible.",
)


def _written(item: Item, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "source": item.source,
            "place": item.place,
            "kind": str(finding.kind),
            "score": round(finding.score, 4),
            "where": asdict(finding.where) if isinstance(finding.where, Span) else finding.where,
            "why": [asdict(reason) for reason in finding.why],
        }
        for finding in findings
    ]


def _unreadable(item: Unreadable) -> dict[str, Any]:
    return {
        "source": item.source,
        "place": item.place,
        "kind": UNREADABLE,
        "score": None,
        "where": None,
        "why": [asdict(Reason("reading", item.reason))],
    }
