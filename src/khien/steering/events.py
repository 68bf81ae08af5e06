"""What the ledger says of steering."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class PlanLoaded(Event):
    number: str


@dataclass(frozen=True)
class PlanImported(Event):
    """From a file somebody handed in, after they had seen what would become of each row."""

    number: str
    tasks: int
    assignments: int


@dataclass(frozen=True)
class PlanChanged(Event):
    """By a decision: from `version` on so many tasks hold no longer."""

    version: int
    decision: str
    ended: int


@dataclass(frozen=True)
class TaskAdded(Event):
    plan: UUID
    number: str
    source: str


@dataclass(frozen=True)
class TaskAssigned(Event):
    """The subject is the task."""

    role: str
    offices: int
    due: date | None


@dataclass(frozen=True)
class RoundOpened(Event):
    """A task that repeats is due again. The subject is the task."""

    begins: date
    due: date
    offices: int


@dataclass(frozen=True)
class ProgressTold(Event):
    """The subject is the assignment, as of all that follow."""

    progress: UUID
    done: bool


@dataclass(frozen=True)
class ProgressVerified(Event):
    progress: UUID
    accepted: bool


@dataclass(frozen=True)
class ExtensionAsked(Event):
    """`late`: the due day had passed."""

    until: date
    late: bool


@dataclass(frozen=True)
class ExtensionDecided(Event):
    granted: bool
    until: date | None
    late: bool


@dataclass(frozen=True)
class AssignmentCancelled(Event):
    why: str


@dataclass(frozen=True)
class TaskSuspended(Event):
    """The subject is the task."""

    since: date
    until: date | None


@dataclass(frozen=True)
class TaskResumed(Event):
    on: date


@dataclass(frozen=True)
class TaskCancelled(Event):
    assignments: int


@dataclass(frozen=True)
class OfficeCalendarChanged(Event):
    """The subject is the office; `open`: whether any address works now."""

    edition: int
    open: bool


@dataclass(frozen=True)
class TasksExported(Event):
    """The subject is the plan."""

    rows: int
    kind: str


@dataclass(frozen=True)
class ScorecardsExported(Event):
    """The subject is the plan."""

    rows: int
    kind: str
