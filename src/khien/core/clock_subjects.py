"""What a deadline is about: each room tells it for the deadlines it starts.

Core knows a subject by its id alone. The room that has the row says what it is called without
naming anybody, where its page is, who may move its deadlines, and whom to remind of them.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from khien.core.models import Receiver, RunningClock

People = frozenset[UUID]
NOBODY: People = frozenset()
_UPWARDS = list(Receiver)


@dataclass(frozen=True)
class Named:
    """`text`: a number, never a name."""

    text: str
    url: str


@dataclass(frozen=True)
class Receivers:
    """The people of the staff who are told of one subject, by how high they stand."""

    officer: People = NOBODY
    head: People = NOBODY
    province: People = NOBODY

    def told(self, to: Receiver) -> People:
        """Where nobody stands there, the next above; where nobody is above, the next below."""
        level = _UPWARDS.index(to)
        for each in [*_UPWARDS[level:], *reversed(_UPWARDS[:level])]:
            found: People = getattr(self, each.value)
            if found:
                return found
        return NOBODY


@dataclass(frozen=True)
class Keeper:
    """`named(user, subjects)`: those this user may see. `may_change(user, clock)`: may move it.
    `outside`: what it is called may stand in an e-mail; of all others only how many there are.
    """

    named: Callable[[Any, Collection[UUID]], dict[UUID, Named]]
    may_change: Callable[[Any, RunningClock], bool]
    receivers: Callable[[Collection[UUID], datetime], dict[UUID, Receivers]]
    outside: bool = False


_keepers: dict[str, Keeper] = {}


def register(codes: Iterable[str], keeper: Keeper) -> None:
    _keepers.update(dict.fromkeys(codes, keeper))


def keeper_of(code: str) -> Keeper:
    return _keepers[code]


def may_be_told_outside(clock: RunningClock) -> bool:
    keeper = _keepers.get(clock.rule.code)
    return keeper is not None and keeper.outside


def named(user: Any, clocks: Iterable[RunningClock]) -> dict[UUID, Named]:
    """Subject → what it is called, for those the user may see; one look for each room."""
    wanted: dict[int, tuple[Keeper, set[UUID]]] = {}
    for clock in clocks:
        keeper = _keepers.get(clock.rule.code)
        if keeper is None:
            continue
        wanted.setdefault(id(keeper), (keeper, set()))[1].add(clock.subject)
    found: dict[UUID, Named] = {}
    for keeper, subjects in wanted.values():
        found |= keeper.named(user, subjects)
    return found
