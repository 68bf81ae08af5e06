"""What was done on a violation's path since its direction was chosen."""

from datetime import date

from khien.core import clocks
from khien.core.calendars import end_of, today
from khien.enforcement.models import Proceeding, Violation
from khien.enforcement.rules.said import Course
from khien.enforcement.rules.states import APPEALS, Step

FIRST_TERM, LATER_TERM = "appeal_term", "second_appeal_term"


def steps_taken(violation: Violation) -> list[Proceeding]:
    """Those since the newest verification, in their order."""
    found: list[Proceeding] = []
    for row in violation.proceedings.all():
        found = [] if row.step == Step.VERIFY else [*found, row]
    return found


def course_of(violation: Violation) -> Course:
    taken = steps_taken(violation)
    of_path = [row.on for row in taken if row.on and row.step not in APPEALS]
    last = next((row for row in reversed(taken) if row.step in APPEALS), None)
    open_appeal = last if last and last.step == Step.APPEAL else None
    return Course(
        last_on=max(of_path, default=None),
        appeal_until=_until(taken, last),
        appealed_on=open_appeal.on if open_appeal else None,
    )


def _until(taken: list[Proceeding], last: Proceeding | None) -> date | None:
    """The last day to appeal: from the serving, later from the answer to the last appeal."""
    if last is not None:
        return _term(LATER_TERM, last.on) if last.step != Step.APPEAL else None
    served = next((row.on for row in taken if row.step == Step.SERVE), None)
    return _term(FIRST_TERM, served)


def _term(code: str, begins: date | None) -> date | None:
    return today(clocks.due_of(code, now=end_of(begins))) if begins else None
