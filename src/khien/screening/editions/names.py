"""Names of an edition and its changes, line by line, sorted by key.

A line of `names`: `a` allowed, `b` blocked or `c` blocked as is a host above it; then the key. A
line of `changes`: what a name was and what it is, `-` for neither; then the key.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby

ABSENT, ALLOWED, BLOCKED, COVERED = "-", "a", "b", "c"


def host_of_key(key: str) -> str:
    """As people read it. The library's own brings numpy along, which a page need not load."""
    host, slash, path = key.partition("/")
    return ".".join(reversed(host.split("!"))) + slash + path


def key_of_host(host: str) -> str:
    return "!".join(reversed(host.split(".")))


@dataclass(frozen=True, slots=True)
class Changed:
    """`was`, `now`: ABSENT, ALLOWED or BLOCKED."""

    key: str
    was: str
    now: str

    @property
    def host(self) -> str:
        return host_of_key(self.key)

    @property
    def line(self) -> str:
        return f"{self.was}{self.now}{self.key}\n"


def name_of(line: str) -> tuple[str, str]:
    """Key and whether it is allowed or blocked; covered names are blocked too."""
    return line[1:].rstrip("\n"), ALLOWED if line[0] == ALLOWED else BLOCKED


def changes_of(lines: Iterable[str]) -> Iterator[Changed]:
    for line in lines:
        yield Changed(line[2:].rstrip("\n"), line[0], line[1])


def differences(old: Iterable[str], new: Iterable[str]) -> Iterator[Changed]:
    """Between the names of two editions."""
    before = ((key, False, state) for key, state in map(name_of, old))
    after = ((key, True, state) for key, state in map(name_of, new))
    for key, found in groupby(merge(before, after), key=lambda one: one[0]):
        states = {is_new: state for _, is_new, state in found}
        was, now = states.get(False, ABSENT), states.get(True, ABSENT)
        if was != now:
            yield Changed(key, was, now)


def joined(editions: Iterable[Iterable[Changed]]) -> Iterator[Changed]:
    """The changes of editions that follow each other, oldest first, as one; memory stays flat."""
    in_order = merge(*editions, key=lambda one: one.key)
    for key, found in groupby(in_order, key=lambda one: one.key):
        steps = list(found)
        if steps[0].was != steps[-1].now:
            yield Changed(key, steps[0].was, steps[-1].now)
