"""What each unit handled, told by the rooms where the work is done.

A room registers its kind of work when it starts; who reads it never looks into that room's tables.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from khien.core.measures import Period


@dataclass(frozen=True)
class Handled:
    """Of what came in the period, how much was done by its end."""

    done: int = 0
    came: int = 0


@dataclass(frozen=True)
class WorkOfUnits:
    """`count(period)`: the period ends no later than today; units without such work are left out.

    `title` is said above the figures: "handled / opened".
    """

    code: str
    title: str | Promise
    count: Callable[[Period], dict[UUID, Handled]]


_registered: dict[str, WorkOfUnits] = {}


def register(work: WorkOfUnits) -> None:
    if work.code in _registered:
        raise ValueError(f"two kinds of work named {work.code}")
    _registered[work.code] = work


def all_kinds() -> list[WorkOfUnits]:
    return [_registered[code] for code in sorted(_registered)]
