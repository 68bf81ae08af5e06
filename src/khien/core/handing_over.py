"""What somebody who leaves holds, room by room, and how it goes to others.

A room tells its parts when Django starts. Open work follows to a named person; what is closed stays
with whoever closed it; what was theirs alone (keys, phones) ends. `fields` names the columns a part
is about, as "room.Model.field": a test of the house looks that none is forgotten.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Group:
    """Pieces that go to one person together: those of one place. `pieces`: their keys.

    `takers`: who may take them, with their names; `numbers`: what the pieces are called, no names.
    """

    key: str
    where: str
    pieces: frozenset[UUID]
    numbers: tuple[str, ...]
    takers: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True)
class Leaving:
    """Who leaves, and who hands it over for them."""

    user: Any
    by: Any
    now: datetime


Groups = Callable[[Leaving], list[Group]]
Give = Callable[[Leaving, Collection[UUID], UUID], None]


@dataclass(frozen=True)
class Part:
    """`give(leaving, pieces, taker)`: within the transaction of the whole act."""

    code: str
    title: Any
    fields: tuple[str, ...]
    groups: Groups
    give: Give


@dataclass(frozen=True)
class Ending:
    """`count`: how many there are; `finish` ends them and says how many it were."""

    code: str
    title: Any
    fields: tuple[str, ...]
    count: Callable[[Leaving], int]
    finish: Callable[[Leaving], int]


_parts: dict[str, Part] = {}
_endings: dict[str, Ending] = {}


def register(part: Part) -> None:
    _parts[part.code] = part


def register_ending(ending: Ending) -> None:
    _endings[ending.code] = ending


def parts() -> list[Part]:
    return list(_parts.values())


def endings() -> list[Ending]:
    return list(_endings.values())


def fields() -> frozenset[str]:
    """Every column that is handed over, or ends."""
    parted = {name for part in parts() for name in part.fields}
    return frozenset(parted | {name for ending in endings() for name in ending.fields})
