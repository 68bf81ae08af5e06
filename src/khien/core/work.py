"""What waits for a person: each room tells it, the staff home shows it, nearest deadline first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Level = Literal["red", "orange", "green"]


@dataclass(frozen=True)
class WorkItem:
    """One line of a person's list: what to do, where, by when, and why it is theirs.

    `whose`: in whose place, where it is not the person's own. `aside`: what others do, told in one
    line after all else.
    """

    text: str
    url: str
    due_at: datetime | None = None
    why: str = ""
    level: Level = "green"
    whose: str = ""
    aside: bool = False


Provider = Callable[[Any, datetime], list[WorkItem]]

_providers: list[Provider] = []
_ORDER = {"red": 0, "orange": 1, "green": 2}


def register(provider: Provider) -> None:
    """`provider(user, now)` gives what waits for that user, nothing for those it is not for."""
    if provider not in _providers:
        _providers.append(provider)


def items(user: Any, now: datetime) -> list[WorkItem]:
    found = [item for provider in _providers for item in provider(user, now)]
    return sorted(
        found,
        key=lambda item: (
            item.aside,
            _ORDER[item.level],
            item.due_at is None,
            item.due_at.timestamp() if item.due_at else 0.0,
        ),
    )
