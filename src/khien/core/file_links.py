"""What rooms above offer beside a file, on whatever page shows it: a case, an exhibit, a report."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class FileLink:
    """`state`: what holds already, in words before the link; empty where nothing does."""

    text: str
    url: str
    state: str = ""


Offer = Callable[[Any, str, UUID, datetime], list[FileLink]]

_offers: list[Offer] = []


def register(offer: Offer) -> None:
    """`offer(user, kind, key, now)`: kind is the name of the file's model, in small letters."""
    if offer not in _offers:
        _offers.append(offer)


def of(user: Any, kind: str, key: UUID, now: datetime) -> list[FileLink]:
    return [link for offer in _offers for link in offer(user, kind, key, now)]
