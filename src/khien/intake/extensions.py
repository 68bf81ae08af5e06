"""What the rooms above show on the page of an incident or a report, told by them when they start.

Support and enforcement hang their work on an incident, screening its suggestions on a report;
intake knows nothing of it but these words.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from khien.core.public_steps import PublicStep
from khien.intake.models import Incident, Report
from khien.people.models import User


@dataclass(frozen=True)
class Row:
    """One case, violation, …: `note` says where it stands."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Section:
    """`action_url` is empty where this user may not begin something new here. `hint`: how to take
    what stands here.
    """

    title: str
    rows: list[Row] = field(default_factory=list)
    action_url: str = ""
    action_label: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Clues:
    """What a counsellor knows of a child while somebody is speaking."""

    name: str = ""
    age: int | None = None
    commune: UUID | None = None
    phone: str = ""


@dataclass(frozen=True)
class Outcome:
    """How it went on with whoever did harm, as those who care for the child may read it.

    `reference`: the file of the office that handles it; `office`: its id. `known`: this user said
    so. The reporter reads the same words.
    """

    text: str
    at: datetime
    reference: str
    office: UUID
    known: bool


@dataclass(frozen=True)
class OutcomeTeller:
    """`told(incidents, user)`: incident → outcomes, oldest first, also of what was merged into it.

    `know(incident, by, now)`: this user has read them all.
    """

    told: Callable[[Collection[UUID], User], dict[UUID, list[Outcome]]]
    know: Callable[[UUID, User, datetime], None]


MakeSection = Callable[[Incident, User], Section | None]
MakeReportSection = Callable[[Report, User], Section | None]
ChildSearch = Callable[[Clues, User], list[Row]]
CallerSteps = Callable[[Report], list[PublicStep]]
Hindrance = Callable[[Incident], list[str]]
Hanging = Callable[[Incident], list[str]]
Files = Callable[[Incident], list[UUID]]

_sections: list[MakeSection] = []
_report_sections: list[MakeReportSection] = []
_child_searches: list[ChildSearch] = []
_caller_steps: list[CallerSteps] = []
_hindrances: list[Hindrance] = []
_hanging: list[Hanging] = []
_outcomes: list[OutcomeTeller] = []
_files: list[Files] = []


def register(section: MakeSection) -> None:
    """`section(incident, user)` gives None where the user has no business with it."""
    if section not in _sections:
        _sections.append(section)


def register_for_report(section: MakeReportSection) -> None:
    """`section(report, user)`: only asked for who may triage the report; None for nothing."""
    if section not in _report_sections:
        _report_sections.append(section)


def register_child_search(search: ChildSearch) -> None:
    """`search(clues, user)`: children a room above knows who may be the same, as this user may see
    them; called while somebody types, so it asks an index.
    """
    if search not in _child_searches:
        _child_searches.append(search)


def register_caller_steps(steps: CallerSteps) -> None:
    """`steps(report)`: everything its reporter reads of it; told by the room that knows all."""
    _caller_steps[:] = [steps]


def register_hindrance(hindrance: Hindrance) -> None:
    """`hindrance(incident)` gives a sentence for each thing that keeps it from being closed."""
    if hindrance not in _hindrances:
        _hindrances.append(hindrance)


def register_hanging(hanging: Hanging) -> None:
    """`hanging(incident)` names each thing that was ever made on it, open or closed."""
    if hanging not in _hanging:
        _hanging.append(hanging)


def register_outcomes(teller: OutcomeTeller) -> None:
    """By the room that handles violations, for the room that cares for children."""
    if teller not in _outcomes:
        _outcomes.append(teller)


def outcomes(incidents: Collection[UUID], user: User) -> dict[UUID, list[Outcome]]:
    found: dict[UUID, list[Outcome]] = {}
    for teller in _outcomes:
        for incident, told in teller.told(incidents, user).items():
            found[incident] = [*found.get(incident, []), *told]
    return found


def know_outcomes(incident: UUID, *, by: User, now: datetime) -> None:
    for teller in _outcomes:
        teller.know(incident, by, now)


def family(incident: Incident) -> list[Incident]:
    """The incident itself, then those that were merged into it."""
    return [incident, *incident.merged.order_by("number")]


def sections(incident: Incident, user: User) -> list[Section]:
    return [made for make in _sections if (made := make(incident, user)) is not None]


def report_sections(report: Report, user: User) -> list[Section]:
    return [made for make in _report_sections if (made := make(report, user)) is not None]


def children_like(clues: Clues, user: User) -> list[Row]:
    return [row for search in _child_searches for row in search(clues, user)]


def caller_steps(report: Report) -> list[PublicStep]:
    return [step for steps in _caller_steps for step in steps(report)]


def hindrances(incident: Incident) -> list[str]:
    """Also of the incidents that were merged into it."""
    return [
        sentence for each in family(incident) for told in _hindrances for sentence in told(each)
    ]


def register_files(files: Files) -> None:
    """`files(incident)`: ids of what hangs on it and may hold exhibits."""
    if files not in _files:
        _files.append(files)


def files(incident: Incident) -> list[UUID]:
    """Also of what was merged into it."""
    return [found for each in family(incident) for told in _files for found in told(each)]


def hanging(incident: Incident) -> list[str]:
    return [name for told in _hanging for name in told(incident)]
