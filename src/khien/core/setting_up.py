"""What a new installation needs before it works: each room tells its steps, one page shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Step:
    """`state`: how far it is, in words, after the title and a colon."""

    title: str
    state: str
    url: str
    done: bool


Provider = Callable[[datetime], list[Step]]

_providers: dict[int, Provider] = {}


def register(provider: Provider, *, place: int) -> None:
    """`place`: its steps come after those of smaller numbers."""
    _providers[place] = provider


def steps(now: datetime) -> list[Step]:
    return [step for place in sorted(_providers) for step in _providers[place](now)]
