"""Texts, documents and films that a reporter sent; that a machine opens one is a custody step.

What it saw stands with the report as suggestions; the file itself is kept nowhere else.
"""

from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import islice

from django.utils import timezone

from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.evidence.actions import open_exhibit
from khien.evidence.models import Exhibit, ExhibitKind
from khien.evidence.store import StoreBroken
from khien.screening.models import Hit
from khien.screening.scanning import found
from khien.screening.scanning.documents import texts
from khien.screening.scanning.items import Item, Link, Words
from khien.screening.scanning.tables import rows

MOST_HITS = 50  # of one file: who triages reads no more
_TOGETHER = 200  # messages
_READERS = {ExhibitKind.DOCX: "word", ExhibitKind.PDF: "pdf"}


def hits_in(exhibit: Exhibit) -> list[Hit]:
    """The surest; none where it was given back or destroyed meanwhile, or does not open."""
    try:
        chunks = open_exhibit(exhibit, by=SYSTEM, now=timezone.now())
        if exhibit.kind == ExhibitKind.MP4:
            hits: Iterable[Hit] = found.in_film(b"".join(chunks), "")[0]
        else:
            hits = _in_items(_items(exhibit, chunks))
        return nlargest(MOST_HITS, hits, key=lambda hit: hit.score)
    except (Refused, StoreBroken):
        return []


def _items(exhibit: Exhibit, chunks: Iterator[bytes]) -> Iterable[Item]:
    if exhibit.kind == ExhibitKind.TEXT:
        return rows("", chunks)
    return texts("", _READERS[ExhibitKind(exhibit.kind)], b"".join(chunks))


def _in_items(items: Iterable[Item]) -> Iterator[Hit]:
    waiting = iter(items)
    while some := list(islice(waiting, _TOGETHER)):
        messages = [each.text for each in some if isinstance(each, Words)]
        for hits in found.in_texts(messages):
            yield from hits
        for each in some:
            if isinstance(each, Link):
                yield from found.in_address(each.address)
