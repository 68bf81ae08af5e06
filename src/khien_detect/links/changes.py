"""What changed between two compiled versions, and the serial under which to publish it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import groupby

from khien_detect.links import names
from khien_detect.links.publishing import published
from khien_detect.links.sources import Scope
from khien_detect.links.table import Table


@dataclass(frozen=True, slots=True)
class Change:
    """A host that is now blocked (or, where `allowed`, let through), or no longer is."""

    host: str
    added: bool
    allowed: bool


def changes(old: Table, new: Table, *, before: Scope, now: Scope) -> Iterator[Change]:
    """Sorted by key; a list that expired in between takes its hosts away."""
    both = merge(_marked(old, before, new=False), _marked(new, now, new=True))
    for (key, allowed), found in groupby(both, key=lambda one: one[:2]):
        sides = [new for _, _, new in found]
        if len(sides) == 1:
            yield Change(names.host_of_key(key), added=sides[0], allowed=allowed)


def _marked(table: Table, scope: Scope, *, new: bool) -> Iterator[tuple[str, bool, bool]]:
    for host in published(table, scope, lambda *_: None):
        yield host.key, host.allowed, new


def next_serial(previous: int, today: date) -> int:
    """Year, month, day and two digits, as zones are numbered; always above the previous one."""
    return max(previous + 1, int(f"{today:%Y%m%d}00"))
