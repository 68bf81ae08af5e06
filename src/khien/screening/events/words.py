"""What the ledger says of the province's own words: which rule, how heavy; not the words."""

from dataclasses import dataclass
from datetime import date

from khien.core.ledger import Event


@dataclass(frozen=True)
class OwnWordsAdded(Event):
    kind: str
    strength: str
    starts_on: date


@dataclass(frozen=True)
class OwnWordsWithdrawn(Event):
    pass
