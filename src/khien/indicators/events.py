"""What the ledger says of indicators."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class IndicatorDefined(Event):
    number: int


@dataclass(frozen=True)
class TargetSet(Event):
    indicator: UUID
    territory: UUID | None
    percent: str
    since: date
