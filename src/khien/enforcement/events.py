"""What the ledger says of violations: identifiers and codes only."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class ViolationOpened(Event):
    incident: UUID
    respondent: UUID
    office: UUID


@dataclass(frozen=True)
class RespondentMatched(Event):
    """Both files share these; the people of both are shown whom to call."""

    other: UUID
    kinds: list[str]
    strong: bool


@dataclass(frozen=True)
class MatchJudged(Event):
    match: UUID
    verdict: str


@dataclass(frozen=True)
class PersonChanged(Event):
    """The record of this file is of another person now; oldest record's id."""

    was: UUID
    person: UUID


@dataclass(frozen=True)
class RespondentCorrected(Event):
    pass


@dataclass(frozen=True)
class IdentifierAdded(Event):
    kind: str


@dataclass(frozen=True)
class IdentifierWithdrawn(Event):
    identifier: UUID
    kind: str


@dataclass(frozen=True)
class ViolationRead(Event):
    pass


@dataclass(frozen=True)
class ViolationNoted(Event):
    note: UUID


@dataclass(frozen=True)
class ViolationVerified(Event):
    branch: str
    provisions: tuple[UUID, ...]


@dataclass(frozen=True)
class ViolationStepTaken(Event):
    """`told`: noted down for a body that does not use Khiên."""

    proceeding: UUID
    step: str
    state: str
    told: bool


@dataclass(frozen=True)
class ViolationSettled(Event):
    """It has a result from now on, until it is verified anew."""

    branch: str
    handled: bool


@dataclass(frozen=True)
class OutcomeRead(Event):
    """Somebody who cares for a child of the incident knows of this step."""

    proceeding: UUID


@dataclass(frozen=True)
class ViolationReopened(Event):
    pass


@dataclass(frozen=True)
class ViolationsExported(Event):
    rows: int


@dataclass(frozen=True)
class ViolationFiguresExported(Event):
    rows: int


@dataclass(frozen=True)
class InternationalReportReleased(Event):
    """`story`: words of what happened are in it. Nothing was sent by the machine."""

    report: UUID
    story: bool
    files: int
    digest: str


@dataclass(frozen=True)
class InternationalReportTaken(Event):
    report: UUID
    kind: str
