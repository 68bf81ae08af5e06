"""How each office stands with its tasks: counted from dates, never typed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from khien.core.fold import alphabetical
from khien.core.measures import Figure
from khien.steering.models import Assignment, AssignmentRole, Plan
from khien.steering.queries.assignments import Shown, shown
from khien.steering.rules.course import AssignmentState

_DONE = (AssignmentState.DONE_IN_TIME, AssignmentState.DONE_LATE)


@dataclass
class Scorecard:
    """`states`: how many assignments are in each. `late_days`: of all that was late."""

    office: UUID | None
    name: str
    states: dict[AssignmentState, int] = field(default_factory=lambda: defaultdict(int))
    asked: int = 0
    late_days: list[int] = field(default_factory=list)

    @property
    def all(self) -> int:
        return sum(self.states.values()) - self.states[AssignmentState.CANCELLED]

    @property
    def done(self) -> int:
        return sum(self.states[each] for each in _DONE)

    @property
    def in_time(self) -> Figure:
        """Strict: done in time, of everything that fell due or was done."""
        fallen = self.done + self.states[AssignmentState.OVERDUE]
        return Figure(self.states[AssignmentState.DONE_IN_TIME], fallen)

    @property
    def settled(self) -> Figure:
        """Settled-only: done in time, of what is done."""
        return Figure(self.states[AssignmentState.DONE_IN_TIME], self.done)

    @property
    def overdue(self) -> int:
        return self.states[AssignmentState.OVERDUE]

    @property
    def submitted(self) -> int:
        return self.states[AssignmentState.SUBMITTED]

    @property
    def longest(self) -> int:
        return max(self.late_days, default=0)


def scorecards(plan: Plan, *, on: date) -> list[Scorecard]:
    """Every office that has or had a task of the plan to do: what is most overdue first."""
    rows = Assignment.objects.filter(task__plan=plan, assigned_at__date__lte=on)
    working = rows.exclude(role=AssignmentRole.MONITOR).select_related("task")
    return cards(shown(working, on=on))


def cards(assignments: Iterable[Shown]) -> list[Scorecard]:
    found: dict[UUID | None, Scorecard] = {}
    for each in assignments:
        name = each.name if each.office else ""
        card = found.setdefault(each.office, Scorecard(each.office, name))
        card.states[each.state] += 1
        card.asked += len(each.course.granted)
        if each.days_late:
            card.late_days.append(each.days_late)
    return sorted(
        found.values(),
        key=lambda card: (card.office is None, -card.overdue, alphabetical(card.name)),
    )
