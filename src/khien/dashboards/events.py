"""What the ledger says of the dashboards."""

from dataclasses import dataclass
from datetime import date

from khien.core.ledger import Event


@dataclass(frozen=True)
class DashboardExported(Event):
    rows: int
    kind: str
    as_of: date


@dataclass(frozen=True)
class IndicatorsExported(Event):
    kind: str
    as_of: date
