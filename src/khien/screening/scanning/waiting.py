"""Going through what was handed in, scan after scan, from where each of them stands."""

import logging
import time
from collections.abc import Iterator
from itertools import islice

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from khien.evidence.store import StoreBroken
from khien.screening.actions import scans as actions
from khien.screening.actions.scans import Batch
from khien.screening.models import Hit, Scan, ScanState
from khien.screening.queries import scans as queries
from khien.screening.rules.material import Unread, unread_for
from khien.screening.rules.scans import Trouble, must_skip, one_by_one
from khien.screening.scanning import found
from khien.screening.scanning.alone import SCANS, alone
from khien.screening.scanning.items import (
    Film,
    Item,
    Link,
    Picture,
    Unreadable,
    Words,
    items,
    read_whole,
)

logger = logging.getLogger(__name__)
_MOST_ITEMS = 500  # in one batch, and
_MOST_SECONDS = 1.0
_TOGETHER = 64  # messages
_CHARACTERS = 200_000

Looked = tuple[Item, list[Hit], Unread | None]  # hits, and why some of it was not seen


def run() -> None:
    with alone(SCANS) as mine:
        while mine and (scan := queries.next_to_do()):
            _run(scan)


def _run(given: Scan) -> None:
    """A database that is away is not the scan's fault: it goes on later from where it stood."""
    scan = actions.begin(given.pk, now=timezone.now())
    if scan is None:
        return
    try:
        _look_through(scan)
    except (OperationalError, InterfaceError):
        raise
    except StoreBroken:
        logger.exception("the material of a scan does not open")
        _fail(scan, Trouble.LOST)
    except Exception:
        logger.exception("a scan broke")
        _fail(scan, Trouble.BROKE)


def _fail(scan: Scan, trouble: Trouble) -> None:
    actions.end(scan.pk, ScanState.FAILED, trouble=trouble, now=timezone.now())


def _look_through(scan: Scan) -> None:
    if scan.total is None:
        actions.count(scan, total=sum(1 for _ in items(scan.source_path)), now=timezone.now())
    rest = islice(items(scan.source_path), scan.looked, None)
    if must_skip(scan):
        skipped = [(item.name, Unread.BRINGS_DOWN) for item in islice(rest, 1)]
        batch = Batch(len(skipped), unreadable=skipped)
        if not actions.keep(scan, batch, now=timezone.now(), stumbled=True):
            return
    for batch in _batches(rest, one_by_one=one_by_one(scan)):
        if not actions.keep(scan, batch, now=timezone.now()):
            return
    actions.end(scan.pk, ScanState.DONE, now=timezone.now())


def _batches(rest: Iterator[Item], *, one_by_one: bool) -> Iterator[Batch]:
    """About a second of looking each: as often the page moves, and as soon a stop is seen."""
    batch, began = Batch(), time.monotonic()
    for item, hits, unread in _looked(rest, together=1 if one_by_one else _TOGETHER):
        batch.items += 1
        batch.hits += hits
        batch.unreadable += [(item.name, unread)] if unread else []
        late = time.monotonic() - began > _MOST_SECONDS
        if one_by_one or late or batch.items >= _MOST_ITEMS:
            yield batch
            batch, began = Batch(), time.monotonic()
    if batch.items:
        yield batch


def _looked(rest: Iterator[Item], *, together: int) -> Iterator[Looked]:
    """In their order; messages that follow each other are looked at `together`."""
    messages: list[Words] = []
    for item in rest:
        if isinstance(item, Words):
            messages.append(item)
            if len(messages) >= together or sum(len(each.text) for each in messages) > _CHARACTERS:
                yield from _look_at_messages(messages)
                messages = []
            continue
        yield from _look_at_messages(messages)
        messages = []
        yield _look(item)
    yield from _look_at_messages(messages)


def _look_at_messages(messages: list[Words]) -> Iterator[Looked]:
    hits = found.in_texts([each.text for each in messages]) if messages else []
    for item, seen in zip(messages, hits, strict=True):
        yield item, seen, None


def _look(item: Link | Picture | Film | Unreadable) -> Looked:
    if isinstance(item, Unreadable):
        return item, [], item.why
    if isinstance(item, Link):
        return item, found.in_address(item.address), None
    data = read_whole(item)
    if isinstance(data, Unread):
        return item, [], data
    if isinstance(item, Film):
        return item, *found.in_film(data, item.name)
    return item, *_in_picture(data, item.name)


def _in_picture(data: bytes, name: str) -> tuple[list[Hit], Unread | None]:
    from khien_detect.images import Unreadable as Undecodable  # noqa: PLC0415  (takes long to load)

    try:
        return found.in_picture(data, name), None
    except Undecodable as why:
        return [], unread_for(str(why))
