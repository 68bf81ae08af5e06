"""What "periodically" comes to for one institution, from six conditions.

No text of law defines it: the conditions and their numbers are the dated rows of CoverageRule.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khien.learning.models import CoverageRule, SchoolYear
from khien.learning.rules.conditions import Case, Condition, Enrolment, Standing, Status, judge
from khien.learning.rules.facts import Facts
from khien.learning.rules.spans import span_of

PERIODIC = (Condition.OFTEN, Condition.SPACED, Condition.RECORDED)


class Verdict(StrEnum):
    MET = "met"
    NOT_YET_DUE = "not_yet_due"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    PARTIAL = "partial"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Assessment:
    """`due`: up to when there is time; None where it is over, or never is."""

    verdict: Verdict
    due: date | None
    standings: Mapping[Condition, Standing]

    def _met(self, *conditions: Condition) -> bool:
        return bool(self.standings) and all(
            self.standings[each].status is Status.MET for each in conditions
        )

    @property
    def periodic(self) -> bool:
        return self._met(*PERIODIC)

    @property
    def effective(self) -> bool:
        return self.verdict is Verdict.MET

    @property
    def settled(self) -> bool:
        """Neither is there time left, nor is too little known."""
        return self.verdict not in {Verdict.NOT_YET_DUE, Verdict.INSUFFICIENT_EVIDENCE}

    @property
    def periodic_settled(self) -> bool:
        return all(self.standings[each].status is not Status.PENDING for each in PERIODIC)

    @property
    def lacking(self) -> list[Condition]:
        return [
            each for each, standing in self.standings.items() if standing.status is not Status.MET
        ]


NOT_APPLICABLE = Assessment(Verdict.NOT_APPLICABLE, None, {})


def assess(
    facts: Facts,
    *,
    rule: CoverageRule,
    year: SchoolYear,
    on: date,
    enrolment: Enrolment | None = None,
    opened: date | None = None,
    in_scope: bool = True,
) -> Assessment:
    """On the day `on` of `year`. A school that opened too late in the year to owe a term is not
    counted, nor one that had not opened yet.
    """
    span = span_of(rule, year, on=on, opened=opened)
    if not in_scope or not span.owed or on < span.first:
        return NOT_APPLICABLE
    case = Case(facts, rule, span, on, enrolment)
    standings = judge(case)
    verdict = _verdict(case, [standing.status for standing in standings.values()])
    return Assessment(verdict, None if case.over else span.due, standings)


def _verdict(case: Case, statuses: list[Status]) -> Verdict:
    worst = min(statuses)
    if worst is Status.MET:
        return Verdict.MET
    if worst is Status.PENDING:
        return Verdict.NOT_YET_DUE
    if worst is Status.UNKNOWN:
        return Verdict.INSUFFICIENT_EVIDENCE
    first, last = case.span.first, case.span.last
    held = case.count("learners", first=first, last=last)
    return Verdict.PARTIAL if held else Verdict.NOT_MET
