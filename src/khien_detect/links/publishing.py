"""What a table says to a resolver: which hosts it blocks, which it lets through, in sorted order.

A resolver sees hosts only, so addresses with a path are left out, and told. So are IP addresses.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from khien_detect.links import names
from khien_detect.links.screen import meanings
from khien_detect.links.sources import Scope
from khien_detect.links.table import Table

BLOCKED, ALLOWED = 1, 2

LeaveOut = Callable[[str, str], object]  # told a host or address, and why it is left out


@dataclass(frozen=True, slots=True)
class Published:
    """`key`: the host's key, for sorting. `covered`: blocked, as is a host above it."""

    key: str
    allowed: bool
    covered: bool = False

    @property
    def host(self) -> str:
        return names.host_of_key(self.key)


def published(table: Table, scope: Scope, leave_out: LeaveOut) -> Iterator[Published]:
    """Sorted by key. No host below an allowed one is given: it is allowed with that one."""
    block = allow = "/"  # the last blocked and allowed host; no key lies below "/"
    means = meanings(table, scope).tolist()
    for row in table.order:
        meaning = means[table.sets[row]]
        if not meaning:
            continue
        key = table.key(row)
        if reason := _unfit(key):
            leave_out(names.host_of_key(key), reason)
        elif not _is_below(key, allow):
            allowed = bool(meaning & ALLOWED)
            covered = not allowed and _is_below(key, block)
            if allowed:
                allow = key
            elif not covered:
                block = key
            yield Published(key, allowed, covered)


def _unfit(key: str) -> str | None:
    if "/" in key:
        return "an address with a path, where a resolver sees hosts only"
    return "an IP address, which is not looked up by name" if names.is_ip(key) else None


def _is_below(key: str, other: str) -> bool:
    return key == other or key.startswith(other + "!")
