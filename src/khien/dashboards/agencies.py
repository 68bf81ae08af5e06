"""One row an agency: its tasks, what it handled this year, its officers."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from khien.capacity.queries import UnitCapacity, by_unit
from khien.core import handled
from khien.core.fold import alphabetical
from khien.core.measures import civil_year
from khien.people.models import User
from khien.steering.models import Plan
from khien.steering.queries.scorecards import Scorecard, scorecards


@dataclass(frozen=True)
class Work:
    """`done` of `came`; None: few, not shown."""

    title: str
    done: int | None = 0
    came: int = 0


@dataclass
class Agency:
    office: UUID
    name: str
    tasks: Scorecard | None = None
    work: list[Work] = field(default_factory=list)
    officers: int | None = None


def agencies_of(plan: Plan | None, user: User, day: date) -> list[Agency]:
    """Of the plan's tasks and of this year's work, by name, most overdue first."""
    found: dict[UUID, Agency] = {}
    for card in scorecards(plan, on=day) if plan else []:
        if card.office:
            found[card.office] = Agency(card.office, card.name, card)
    for told in by_unit(user, civil_year(day).until(day)):
        agency = found.setdefault(told.unit, Agency(told.unit, told.name))
        agency.work, agency.officers = _work(told), told.officers
    return sorted(
        found.values(),
        key=lambda each: (-(each.tasks.overdue if each.tasks else 0), alphabetical(each.name)),
    )


def _work(told: UnitCapacity) -> list[Work]:
    return [_of(told, kind.code, str(kind.title)) for kind in handled.all_kinds()]


def _of(told: UnitCapacity, code: str, title: str) -> Work:
    if code in told.hidden:
        return Work(title, None)
    number = told.work.get(code)
    return Work(title, number.done, number.came) if number else Work(title)
