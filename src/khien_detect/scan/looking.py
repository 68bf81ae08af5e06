"""Looking at one part with every detector that was asked for; what is found goes to one file."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khien_detect import images
from khien_detect.finding import Finding, Reason, Span
from khien_detect.scan.items import Item, Unreadable, items
from khien_detect.scan.pictures import Hit, Pictures
from khien_detect.scan.sources import Part

if TYPE_CHECKING:
    from khien_detect import links, text

UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Wanted:
    """What to look with: the files of an index, of lists and of a model; none: what ships."""

    index: str = ""
    lists: tuple[str, ...] = ()
    model: str = ""
    grey: bool = False
    every: float = 0.0  # seconds between frames of films; 0: key frames, more only on a hit


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
    def _text(self) -> "text.Detector":
        from khien_detect import text  # noqa: PLC0415  (a second of each process: only where words are met)

        return text.Detector.open(model=self._wanted.model or None)

    @cached_property
    def _links(self) -> "links.Screen":
        from khien_detect import links  # noqa: PLC0415  (as above: only where addresses are met)

        return links.Screen.open([Path(name) for name in self._wanted.lists])

    @cached_property
    def _pictures(self) -> Pictures:
        wanted = self._wanted
        return Pictures(wanted.index, grey=wanted.grey, every=wanted.every)

    def do(self, part: Part) -> Done:
        """Written under its name only once the part is whole, and noted as done after that."""
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
        done = Done(part.number, looked, found, unreadable)
        draft.write_text(json.dumps(asdict(done)))
        draft.replace(target.with_suffix(".done"))
        return done

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

    def _look(self, item: Item) -> Iterator[dict[str, Any]]:
        if item.field == "url":
            yield from _written(item, self._links.check(str(item.content)))
            return
        try:
            for finding, frame in self._hits(item):
                about = {"pdq": frame.hash.hex(), "quality": frame.quality}
                yield from (row | about for row in _written(item, [finding]))
        except images.Unreadable as why:
            yield _unreadable(Unreadable(item.source, item.place, str(why)))

    def _hits(self, item: Item) -> Iterator[Hit]:
        if isinstance(item.content, bytes):
            return self._pictures.picture(item.content)
        return self._pictures.film(item.content)


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
