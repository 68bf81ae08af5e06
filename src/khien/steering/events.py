"""What the ledger says of steering."""

from dataclasses import dataclass

from khien.core.ledger import Event


@dataclass(frozen=True)
class PlanLoaded(Event):
    number: str
