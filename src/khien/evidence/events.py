"""What the ledger keeps of exhibits, of the keys of police units, and of files found broken."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class CustodyStepTaken(Event):
    """`step_hash` ties the chain of the exhibit into the ledger: a removed last step shows."""

    holder: UUID
    step: str
    position: int
    step_hash: str


@dataclass(frozen=True)
class ExhibitRecorded(Event):
    """Sizes, hashes and codes of its row, when it came and whenever it was sealed."""

    facts: dict[str, object]


@dataclass(frozen=True)
class LookHandedOn(Event):
    """`to`: the colleague who was asked to look in one's place."""

    holder: UUID
    to: UUID


@dataclass(frozen=True)
class FaultFound(Event):
    """`other`: the exhibit whose file lies in the place of this one."""

    holder: UUID
    fault: str
    other: UUID | None


@dataclass(frozen=True)
class UnitKeyAdded(Event):
    """`owner` None: the unit's spare."""

    unit: UUID
    owner: UUID | None
    public_key: str


@dataclass(frozen=True)
class UnitKeyProven(Event):
    unit: UUID


@dataclass(frozen=True)
class UnitKeyEnded(Event):
    unit: UUID
    why: str


@dataclass(frozen=True)
class EnvelopesTaken(Event):
    """Of one exhibit, or of a unit (the subject) by somebody who makes them anew."""

    envelopes: int


@dataclass(frozen=True)
class ExhibitsExported(Event):
    """The subject is the export; `holder`: the incident, violation, … they belong to."""

    holder: UUID
    exhibits: int
