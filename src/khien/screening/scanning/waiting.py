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
from khien.screening.scanning.alone import alone
from khien.screening.scanning.items import Item, Link, Picture, Unreadable, items, read_picture

logger = logging.getLogger(__name__)
_MOST_ITEMS = 500  # in one batch, and
_MOST_SECONDS = 1.0


def run() -> None:
    with alone("screening.scans") as mine:
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
    for item in rest:
        batch.items += 1
        seen = _look(item)
        if isinstance(seen, Unread):
            batch.unreadable.append((item.name, seen))
        else:
            batch.hits += seen
        late = time.monotonic() - began > _MOST_SECONDS
        if one_by_one or late or batch.items >= _MOST_ITEMS:
            yield batch
            batch, began = Batch(), time.monotonic()
    if batch.items:
        yield batch


def _look(item: Item) -> list[Hit] | Unread:
    if isinstance(item, Unreadable):
        return item.why
    if isinstance(item, Picture):
        return _look_at_picture(item)
    if isinstance(item, Link):
        return found.in_address(item.address)
    return found.in_text(item.text)


def _look_at_picture(item: Picture) -> list[Hit] | Unread:
    from khien_detect.images import Unreadable as Undecodable  # noqa: PLC0415  (takes long to load)

    data = read_picture(item)
    if isinstance(data, Unread):
        return data
    try:
        return found.in_picture(data, item.name)
    except Undecodable as why:
        return unread_for(str(why))
