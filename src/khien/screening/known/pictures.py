"""Which banks know a picture: every entry within a distance, none missed, as of now.

One mapped index holds what was there when it was built; what changed since is laid over it, so a
change counts within a second everywhere and nothing waits for the next building.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from khien.core.calendars import today
from khien.screening.known import files
from khien.screening.known.banks import KnownBank, counting
from khien.screening.known.files import Kept, Rows
from khien.screening.models import HashKind, Matter, PictureEntry

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from khien_detect.images import Index

RADIUS = 31  # bits: the distance at which others call two pictures the same
_FRESH = 1.0  # seconds
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Known:
    """`distance` in bits; 0 for an exact one."""

    entry: int
    bank: UUID
    distance: int


@dataclass(frozen=True)
class _View:
    """`changed`: entries of the kept index that count no more as they stand there. `numbers`: of
    the banks.
    """

    revisions: dict[int, int]
    on: date
    banks: dict[UUID, KnownBank]
    numbers: dict[int, UUID]
    kept: Kept | None
    changed: set[int]
    over: Rows


_lock = Lock()
_view: _View | None = None
_seen_at = 0.0


def banks() -> dict[UUID, KnownBank]:
    """Those whose entries count today."""
    return _live().banks


def look_up(hashes: "NDArray[Any]", *, radius: int = RADIUS) -> list[list[Known]]:
    """`hashes`: uint8 (m, 32). For each, the nearest first; harmless banks are told too."""
    view = _live()
    found: list[list[Known]] = [[] for _ in hashes]
    numbers = view.numbers
    day = (view.on - _EPOCH).days
    kept = view.kept.rows if view.kept else None
    for rows, skip in ((kept, view.changed), (view.over, set[int]())):
        for query, entry, number, distance in _near(rows, hashes, radius, day):
            if number in numbers and entry not in skip:
                found[query].append(Known(entry, numbers[number], distance))
    for each in filter(None, found):
        each.sort(key=lambda known: (known.distance, known.entry))
    return found


def _near(
    rows: Rows | None, hashes: "NDArray[Any]", radius: int, day: int
) -> Iterator[tuple[int, int, int, int]]:
    """(query, entry, number of the bank, distance) of what has not expired."""
    if rows is None or not len(rows.index):
        return
    for query, row, distance in _matches(rows.index, hashes):
        entry, number, end = rows.about[row].tolist()
        if distance <= radius and (not end or day < end):
            yield query, entry, number, distance


def _matches(index: "Index", hashes: "NDArray[Any]") -> Iterator[tuple[int, int, int]]:
    if len(hashes) == 1:  # as most ask: the quicker way
        for distance, row in index.search_one(hashes[0]):
            yield 0, row, distance
        return
    found = index.search(hashes)
    yield from zip(found.query.tolist(), found.row.tolist(), found.distance.tolist(), strict=True)


def look_up_exact(kind: HashKind, value: bytes) -> list[Known]:
    return look_up_exactly(kind, [value])[0]


def look_up_exactly(kind: HashKind, values: Sequence[bytes]) -> list[list[Known]]:
    """For each of the values; one question to the database."""
    view = _live()
    entries = PictureEntry.objects.filter(
        Q(expires_on=None) | Q(expires_on__gt=view.on),
        kind=kind,
        value__in=list(set(values)),
        bank__in=view.banks,
        withdrawn_at=None,
        quarantined_at=None,
    )
    found: dict[bytes, list[Known]] = {}
    for entry in entries.order_by("pk"):
        found.setdefault(bytes(entry.value), []).append(Known(entry.pk, entry.bank_id, 0))
    return [found.get(value, []) for value in values]


def _live() -> _View:
    global _view, _seen_at  # noqa: PLW0603  (one view a process, swapped whole)
    with _lock:
        if _view is None or monotonic() - _seen_at > _FRESH:
            _view = _renewed(_view)
            _seen_at = monotonic()
        return _view


def _renewed(view: _View | None) -> _View:
    now, on = files.revisions(), today(timezone.now())
    name = files.current_name()
    if view and (view.revisions, view.on, view.kept.name if view.kept else "") == (now, on, name):
        return view
    kept = view.kept if view and view.kept and view.kept.name == name else files.open_kept()
    if kept and any(now.get(number, -1) < each for number, each in kept.revisions.items()):
        kept = None  # of a database that is gone
    changed, over = files.changed_since(kept.revisions if kept else {})
    banks = counting(Matter.PICTURES, on=on)
    numbers = {bank.number: bank.id for bank in banks.values()}
    return _View(now, on, banks, numbers, kept, changed, over)


def forget() -> None:
    """What the next question finds is read anew: for tests, and after changes of one's own."""
    global _view  # noqa: PLW0603  (as above)
    with _lock:
        _view = None


def tidy() -> None:
    """Build the index anew where much was laid over it."""
    if files.is_behind():
        files.build()
        forget()
