"""What rooms above cite of the law: told here, so that a repealed provision raises an alarm.

A room registers what it cites when it starts; the register of law never looks into its tables.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Citation:
    """`on`: the day on which what is cited must hold; an open task's is today.

    `key` names the citing row for good, `text` and `url` are for the person asking. `words`: free
    text in which numbers of documents ("830/QĐ-TTg") and names of bodies are looked for.
    """

    subject: UUID
    key: str
    text: str
    url: str
    on: date
    documents: tuple[UUID, ...] = ()
    provisions: tuple[UUID, ...] = ()
    words: str = ""


Provider = Callable[[Any, date], Iterable[Citation]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """`provider(user, day)`: what stands on that day and this person may know of."""
    if provider not in _providers:
        _providers.append(provider)


def citations(user: Any, day: date) -> list[Citation]:
    return [found for provider in _providers for found in provider(user, day)]
