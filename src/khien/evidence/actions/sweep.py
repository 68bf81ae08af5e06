"""Housekeeping: files that no row names any more, and what never arrived whole."""

from datetime import datetime, timedelta
from uuid import UUID

from khien.evidence import arriving, store
from khien.evidence.models import Arriving, Exhibit

_ORPHAN_AFTER = timedelta(hours=24)
_SWEPT_AT_ONCE = 1000
GIVEN_UP_AFTER = timedelta(days=7)


def sweep_orphans(*, now: datetime) -> int:
    """Remove files that no row names and that are older than a day; returns how many."""
    removed = 0
    batch: list[tuple[UUID | None, str]] = []
    for found in store.older_than((now - _ORPHAN_AFTER).timestamp()):
        batch.append(found)
        if len(batch) == _SWEPT_AT_ONCE:
            removed += _sweep(batch)
            batch = []
    return removed + _sweep(batch)


def _sweep(batch: list[tuple[UUID | None, str]]) -> int:
    """By their names, for an exhibit that was sealed has left the file it had before."""
    ids = [exhibit_id for exhibit_id, _path in batch if exhibit_id]
    rows = Exhibit.objects.filter(pk__in=ids).values_list("path", "preview_path")
    named = {path for row in rows for path in row}
    orphans = [path for _id, path in batch if path not in named]
    store.remove(*orphans)
    return len(orphans)


def sweep_arriving(*, now: datetime) -> int:
    """Large files that were begun a week ago and more; returns how many."""
    old = Arriving.objects.filter(began_at__lt=now - GIVEN_UP_AFTER)
    removed = list(old.values_list("pk", flat=True))
    Arriving.objects.filter(pk__in=removed).delete()
    for upload_id in removed:
        arriving.remove(upload_id)
    arriving.sweep(set(Arriving.objects.values_list("pk", flat=True)), now=now)
    return len(removed)
