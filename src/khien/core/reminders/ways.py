"""Where people may be told outside the house; the room that has accounts says it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from khien.core.models import Channel


@dataclass(frozen=True)
class Reached:
    """Where a person may be told by a channel. `user`: as the rooms know them."""

    user: Any
    address: str


Ways = Callable[[Channel, Collection[UUID]], dict[UUID, Reached]]
_ways: list[Ways] = []


def register_ways(ways: Ways) -> None:
    """Who has an account says where they want to be told; the room of people calls this."""
    _ways[:] = [ways]


def reached(channel: Channel, people: Collection[UUID]) -> dict[UUID, Reached]:
    return _ways[0](channel, people) if _ways else {}
