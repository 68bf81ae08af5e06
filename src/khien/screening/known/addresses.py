"""Which lists name an address: all lists that count, compiled to one file and mapped."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from khien.core.calendars import today
from khien.screening.known.banks import KnownBank, counting, folder
from khien.screening.models import AddressEntry, Matter, Sharing

if TYPE_CHECKING:
    from khien_detect.links import Screen, Source
    from khien_detect.links.rules import Rule

_FRESH = 1.0  # seconds
_BATCH = 50_000
MOST_AT_ONCE = 50_000  # entries compiled while somebody waits; longer lists wait for the worker


@dataclass(frozen=True)
class Lists:
    """`stamp` tells which revisions, on which day, `screen` was compiled of. `told`: the same but
    for the banks for use here alone, which name nothing to others; what they allow is allowed.
    """

    stamp: str
    banks: dict[UUID, KnownBank]
    screen: "Screen"
    told: "Screen"


_lock = Lock()
_lists: Lists | None = None
_seen_at = 0.0


def screen() -> "Screen":
    return lists().screen


def lists() -> Lists:
    global _lists, _seen_at  # noqa: PLW0603  (one a process, swapped whole)
    with _lock:
        if _lists is None or monotonic() - _seen_at > _FRESH:
            _lists = _renewed(_lists, patient=False)
            _seen_at = monotonic()
        return _lists


def is_behind() -> bool:
    on = today(timezone.now())
    return not (folder() / f"{_stamp(counting(Matter.ADDRESSES, on=on), on)}.links").exists()


def refresh() -> None:
    """Compile what changed, however long it takes: for the worker."""
    global _lists  # noqa: PLW0603  (as above)
    with _lock:
        _lists = _renewed(None, patient=True)


def forget() -> None:
    global _lists  # noqa: PLW0603  (as above)
    with _lock:
        _lists = None


def _renewed(before: Lists | None, *, patient: bool) -> Lists:
    on = today(timezone.now())
    banks = counting(Matter.ADDRESSES, on=on)
    stamp = _stamp(banks, on)
    if before and before.stamp == stamp:
        return before
    path = folder() / f"{stamp}.links"
    if not path.exists():
        waiting = None if patient or not before else entries(banks, on=on).count()
        if before and waiting and waiting > MOST_AT_ONCE:
            return before
        _compile(path, banks, on)
    from khien_detect.links import Scope, Screen  # noqa: PLC0415  (the site does not load it)

    screen = Screen.open([path], Scope(on))
    shared = (b.reference for b in banks.values() if b.harmless or b.sharing is not Sharing.HERE)
    told = Screen(screen.tables, Scope(on, owners=frozenset(shared)))
    return Lists(stamp, banks, screen, told)


def _stamp(banks: dict[UUID, KnownBank], on: date) -> str:
    told = [(str(bank.id), bank.revision, bank.name, bank.source) for bank in banks.values()]
    return sha256(json.dumps([on.isoformat(), told]).encode()).hexdigest()[:32]


def entries(banks: Iterable[UUID], *, on: date) -> QuerySet[AddressEntry]:
    """Those that count on a day."""
    return AddressEntry.objects.filter(
        Q(expires_on=None) | Q(expires_on__gt=on),
        bank__in=list(banks),
        withdrawn_at=None,
        quarantined_at=None,
    )


def entry_of(bank: KnownBank, key: str) -> int | None:
    """The entry by which a bank lists this key, while it is in use."""
    in_use = AddressEntry.objects.filter(bank=bank.id, value=key, withdrawn_at=None)
    return in_use.values_list("pk", flat=True).first()


def _compile(path: Path, banks: dict[UUID, KnownBank], on: date) -> None:
    from khien_detect.links import compile_lists, write  # noqa: PLC0415  (as above)

    write(path, [compile_lists(sources(banks, on=on))])
    for old in folder().glob("*.links"):
        if old != path:
            old.unlink(missing_ok=True)


def sources(banks: dict[UUID, KnownBank], *, on: date) -> "Iterator[Source]":
    """The banks as lists; `owner` is the bank's reference, a harmless one allows."""
    from khien_detect.links import About, Category, Source  # noqa: PLC0415  (as above)

    known = {category.value: category for category in Category}
    for bank in banks.values():
        about = About(
            name=bank.name,
            category=known.get(bank.category, Category.OTHER),
            source=bank.source,
            owner=bank.reference,
            ages=bank.ages,
        )
        yield Source(about, _rules(bank, on))


def _rules(bank: KnownBank, on: date) -> "Iterator[Rule]":
    from khien_detect.links.rules import Rule  # noqa: PLC0415  (as above)

    values = entries([bank.id], on=on).order_by("pk").values_list("value", flat=True)
    for value in values.iterator(_BATCH):
        yield Rule(value, allow=bank.harmless)
