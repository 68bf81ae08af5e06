"""C1–C6, each judged from the facts alone: met, still time, not known, or lacking.

Another session that counts never lowers any of them: gaps are measured from edge to edge, so that
it can only split one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from khien.learning.models import Audience, CoverageRule
from khien.learning.rules.facts import Facts, Grade
from khien.learning.rules.spans import Part, Span


class Condition(StrEnum):
    OFTEN = "C1"
    SPACED = "C2"
    REACHED = "C3"
    TAUGHT = "C4"
    RECORDED = "C5"
    ADULTS = "C6"


class Status(IntEnum):
    """A higher one is better."""

    LACKING = 0
    UNKNOWN = 1
    PENDING = 2
    MET = 3


@dataclass(frozen=True)
class PartCount:
    part: Part
    sessions: int
    needed: int
    over: bool

    @property
    def short(self) -> int:
        return max(0, self.needed - self.sessions)


@dataclass(frozen=True)
class Often:
    """C1 of all sessions that count, C5 of those with a full record."""

    status: Status
    sessions: int
    needed: int
    parts: tuple[PartCount, ...]


@dataclass(frozen=True)
class Spaced:
    """`gap`: the first that is too long; `by`: until when the next session keeps it short."""

    status: Status
    gap: tuple[date, date] | None
    by: date | None


@dataclass(frozen=True)
class GradeReach:
    grade: Grade
    people: int
    enrolled: int
    needed: int


@dataclass(frozen=True)
class Reached:
    """`short`: the grades not reached yet."""

    status: Status
    short: tuple[GradeReach, ...]


@dataclass(frozen=True)
class Taught:
    status: Status
    strands: frozenset[str]
    needed: int
    always: tuple[str, ...]


@dataclass(frozen=True)
class Adults:
    """`short`: how many sessions are still missing for whom."""

    status: Status
    short: Mapping[str, int]


Enrolment = Mapping[Grade, int]
Standing = Often | Spaced | Reached | Taught | Adults


@dataclass(frozen=True)
class Case:
    """What is judged: on the day `on`; `enrolment` None: not known."""

    facts: Facts
    rule: CoverageRule
    span: Span
    on: date
    enrolment: Enrolment | None

    @property
    def over(self) -> bool:
        return self.span.due is None or self.on > self.span.due

    def count(self, audience: str, *, first: date, last: date, recorded: bool = False) -> int:
        days = self.facts.of(audience)
        within = days.between(first, min(last, self.on))
        return sum((days.recorded if recorded else days.sessions)[within])

    def status(self, met: bool) -> Status:  # noqa: FBT001  (the answer itself)
        if met:
            return Status.MET
        return Status.LACKING if self.over else Status.PENDING


def judge(case: Case) -> dict[Condition, Standing]:
    return {
        Condition.OFTEN: often(case),
        Condition.SPACED: spaced(case),
        Condition.REACHED: reached(case),
        Condition.TAUGHT: taught(case),
        Condition.RECORDED: often(case, recorded=True),
        Condition.ADULTS: adults(case),
    }


def often(case: Case, *, recorded: bool = False) -> Often:
    """`recorded`: C5, asked only where the rule asks for full records."""
    rule, span = case.rule, case.span
    asked = case.rule.full_record or not recorded
    needed = span.share(rule.sessions) if asked else 0
    each = rule.each_part if asked else 0
    parts = tuple(_part_count(case, part, each, recorded=recorded) for part in span.owed)
    held = case.count(Audience.LEARNERS, first=span.first, last=span.last, recorded=recorded)
    missed = any(part.short and part.over for part in parts)
    met = held >= needed and not any(part.short for part in parts)
    return Often(Status.LACKING if missed else case.status(met), held, needed, parts)


def _part_count(case: Case, part: Part, needed: int, *, recorded: bool) -> PartCount:
    held = case.count(Audience.LEARNERS, first=part.first, last=part.last, recorded=recorded)
    over = case.over or case.on > part.last
    return PartCount(part, held, needed, over)


def spaced(case: Case) -> Spaced:
    longest = case.rule.longest_gap
    if longest is None:
        return Spaced(Status.MET, None, None)
    first, end = case.span.first, min(case.on, case.span.due or case.on)
    days = case.facts.of(Audience.LEARNERS)
    within = days.between(first, end)
    gap = days.gap(within, first, end, longest)
    if gap is not None:
        return Spaced(Status.LACKING, gap, None)
    held = days.on[within]
    status = case.status(met=bool(held))
    last = date.fromordinal(held[-1]) if held else first
    return Spaced(status, None, _next(case, status, last + timedelta(days=longest)))


def _next(case: Case, status: Status, by: date) -> date | None:
    """Until when another session is needed; None: none is, this year."""
    due = case.span.due
    if due is None or by < due:
        return None if due and case.over else by
    return None if status is Status.MET or case.over else due


def reached(case: Case) -> Reached:
    """Of a care facility all groups together are its residents."""
    percent = case.rule.reach_percent
    if not percent:
        return Reached(Status.MET, ())
    if not case.enrolment or not any(case.enrolment.values()):
        return Reached(Status.UNKNOWN if case.over else Status.PENDING, ())
    people = dict(case.facts.reached)
    if None in case.enrolment:
        people = {None: sum(people.values())}
    rows = [
        GradeReach(grade, people.get(grade, 0), enrolled, -(-enrolled * percent // 100))
        for grade, enrolled in sorted(case.enrolment.items(), key=lambda row: row[0] or 0)
    ]
    short = tuple(row for row in rows if row.people < row.needed)
    return Reached(case.status(met=not short), short)


def taught(case: Case) -> Taught:
    span, rule = case.span, case.rule
    days = case.facts.of(Audience.LEARNERS)
    found = days.taught(days.between(span.first, min(span.last, case.on)))
    needed = span.share(rule.strands_least)
    always = tuple(code for code in rule.strands_always if code not in found)
    return Taught(case.status(met=len(found) >= needed and not always), found, needed, always)


def adults(case: Case) -> Adults:
    asked = {
        Audience.PARENTS: case.rule.parents_sessions,
        Audience.TEACHERS: case.rule.teachers_sessions,
        Audience.CARERS: case.rule.carers_sessions,
    }
    span = case.span
    short = {
        audience.value: needed - held
        for audience, needed in asked.items()
        if (held := case.count(audience, first=span.first, last=span.last)) < needed
    }
    return Adults(case.status(met=not short), short)
