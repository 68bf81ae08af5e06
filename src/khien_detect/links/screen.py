"""Screening of links: listed hosts and addresses, look-alikes, shortened links."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from khien_detect.finding import Finding, Kind, Reason
from khien_detect.links import lookalikes, names, shorteners, wording
from khien_detect.links.compiling import compile_lists
from khien_detect.links.names import Address
from khien_detect.links.scoping import this_day
from khien_detect.links.sources import About, Category, Scope, open_list
from khien_detect.links.table import MAGIC, PATHS_BELOW, Table

if TYPE_CHECKING:
    from khien_detect.links.kernel import Columns

_Named = tuple[str, About, bool]  # the key, the list, whether it allows


class Screen:
    """Answers for one scope: lists that have expired or are for others are not applied.

    Allowed beats blocked, wherever either stands: on the host, a host above it or an address.
    """

    def __init__(self, tables: Sequence[Table], scope: Scope) -> None:
        self.tables, self.scope = tuple(tables), scope
        self._applies = [tuple(map(scope.takes, table.lists)) for table in tables]
        self._columns: list[Columns] = []

    @classmethod
    def open(cls, paths: Iterable[Path | str], scope: Scope | None = None) -> "Screen":
        """Compiled files and source lists (compiled here, in memory), in any order.

        Without a scope: all categories and ages, as of this machine's date. OSError where a file
        cannot be opened, Trouble where a compiled one is damaged.
        """
        tables, plain = [], []
        for path in map(Path, paths):
            if _is_compiled(path):
                tables.append(Table.open(path))
            else:
                plain.append(open_list(path))
        if plain:
            tables.append(Table(compile_lists(plain)))
        return cls(tables, scope or Scope(this_day()))

    def check(self, url: str) -> list[Finding]:
        """What is known of an address; [] also for a text that holds no host."""
        address = names.address_of(url)
        if address is None:
            return []
        named = list(self._named(address))
        if any(allow for _, _, allow in named):
            return []
        return [
            *_listed(address, named),
            *lookalikes.look(address.host),
            *shorteners.look(address),
        ]

    def listed(self, url: str) -> list[tuple[str, About]]:
        """The key and the list of each rule that blocks an address, whatever allows it."""
        address = names.address_of(url)
        named = self._named(address) if address else ()
        return [(key, about) for key, about, allow in named if not allow]

    def check_many(self, hosts: Sequence[str]) -> NDArray[np.bool_]:
        """For each host (no URL): whether it or a host above it is blocked and none is allowed."""
        from khien_detect.links.kernel import BLOCKED, ODD  # noqa: PLC0415 - numba takes a second to load

        text = "\n".join(["", *hosts]).encode("utf-8", "surrogatepass")
        answers = np.zeros(len(hosts), np.uint8)
        if not all(columns.look_up(text, answers) for columns in self._loaded()):
            answers[:] = ODD  # a line feed inside a host
        blocked: NDArray[np.bool_] = answers == BLOCKED
        for odd in np.flatnonzero(answers & ODD).tolist():
            blocked[odd] = self._is_blocked(hosts[odd])
        return blocked

    def _is_blocked(self, written: str) -> bool:
        host = names.host_of(written.strip())
        named = list(self._named(Address(host, "", ""))) if host else []
        return bool(named) and not any(allow for _, _, allow in named)

    def _named(self, address: Address) -> Iterator[_Named]:
        for table, applies in zip(self.tables, self._applies, strict=True):
            for match in table.matches(address):
                for number, allow in match.named:
                    if applies[number]:
                        yield match.key, table.lists[number], allow

    def _loaded(self) -> "list[Columns]":
        from khien_detect.links.kernel import Columns  # noqa: PLC0415 - numba takes long to load

        if not self._columns:
            self._columns = [Columns(table, meanings(table, self.scope)) for table in self.tables]
        return self._columns


def meanings(table: Table, scope: Scope) -> NDArray[np.uint8]:
    """For each combination of lists in a table: 1 where one that applies blocks, + 2 where one
    allows.
    """
    applies = [scope.takes(about) for about in table.lists]
    return np.array([_meaning(codes, applies) for codes in table.combinations], np.uint8)


def _meaning(codes: tuple[int, ...], applies: list[bool]) -> int:
    allows = {code & 1 for code in codes if code != PATHS_BELOW and applies[code >> 1]}
    return (0 in allows) | (1 in allows) << 1


def _is_compiled(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _listed(address: Address, named: list[_Named]) -> Iterator[Finding]:
    """One finding for each category, the most trusted list first."""
    for category in Category:
        found = [(about.trust, key, about) for key, about, _ in named if about.category is category]
        if not found:
            continue
        found.sort(key=lambda one: (-one[0], one[2].name, one[1]))
        why = (Reason(about.title, names.host_of_key(key), trust) for trust, key, about in found)
        yield Finding(
            Kind.LISTED_HOST, found[0][0], address.host, tuple(why), wording.LISTED[category]
        )
