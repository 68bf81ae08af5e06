"""Who acts: a user of the staff, a reporter without a name, or the system itself."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """`actor_key` like "user:<uuid>"; `actor_role` the role codes held, joined by a comma."""

    @property
    def actor_key(self) -> str: ...

    @property
    def actor_role(self) -> str: ...


@dataclass(frozen=True)
class PlainActor:
    actor_key: str
    actor_role: str


REPORTER = PlainActor("reporter", "reporter")
SYSTEM = PlainActor("system", "system")
