"""What the ledger says of keys: who let which use in, how much, until when; never the secret."""

from dataclasses import dataclass
from datetime import date

from khien.core.ledger import Event


@dataclass(frozen=True)
class KeyMade(Event):
    uses: tuple[str, ...]
    per_day: int
    expires_on: date | None


@dataclass(frozen=True)
class KeyRevoked(Event):
    pass
