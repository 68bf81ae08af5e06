"""When an institution has organised: pure, from its sessions, the school year and the rule.

Adding a qualifying session never worsens a result, removing one never improves it, and neither
order nor sending twice matters. All days are civil days in Viet Nam.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from uuid import UUID

from khien.learning.models import CoverageRule, SchoolYear, Session, State


class Result(StrEnum):
    MET = "met"
    NOT_YET_DUE = "not_yet_due"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Coverage:
    """`until` is the last day to do it, while there is time; `counted` the sessions that count."""

    result: Result
    until: date | None
    counted: frozenset[UUID]


class Gap(IntEnum):
    """What the session nearest to counting still lacks; a higher one is nearer."""

    NO_SESSION = 0
    ONLY_PLANNED = 1
    TOO_SHORT = 2
    SENT_BACK = 3
    NO_EVIDENCE = 4
    NOT_VERIFIED = 5


@dataclass(frozen=True)
class Missing:
    gap: Gap
    session: Session | None


def long_enough(session: Session, rule: CoverageRule) -> bool:
    young = bool(session.grades) and max(session.grades) <= rule.young_up_to_grade
    return session.minutes >= (rule.minutes_young if young else rule.minutes)


def qualifies(session: Session, rule: CoverageRule) -> bool:
    """The same predicate in SQL: khien.learning.queries.counting.qualifying."""
    return session.state == State.VERIFIED and long_enough(session, rule)


def _of_year(sessions: Iterable[Session], year: SchoolYear, on: date) -> list[Session]:
    last = min(year.ends, on)
    return [session for session in sessions if year.starts <= session.held_on <= last]


def organised(
    sessions: Iterable[Session],
    year: SchoolYear,
    *,
    rule: CoverageRule,
    on: date,
    in_scope: bool = True,
) -> Coverage:
    """Coverage on the day `on`; `in_scope`: the scope rule of objective 1 counts the type."""
    if not in_scope:
        return Coverage(Result.NOT_APPLICABLE, None, frozenset())
    counted = frozenset(s.id for s in _of_year(sessions, year, on) if qualifies(s, rule))
    if len(counted) >= rule.sessions:
        return Coverage(Result.MET, None, counted)
    if on <= year.teaching_ends:
        return Coverage(Result.NOT_YET_DUE, year.teaching_ends, counted)
    return Coverage(Result.NOT_MET, None, counted)


def missing(
    sessions: Iterable[Session],
    year: SchoolYear,
    *,
    rule: CoverageRule,
    with_evidence: Collection[UUID],
) -> Missing:
    """Among the sessions that do not count yet, the nearest to it and its gap."""
    found = [
        Missing(_gap(s, rule, with_evidence), s)
        for s in sessions
        if year.starts <= s.held_on <= year.ends and not qualifies(s, rule)
    ]
    nearest = Missing(Gap.NO_SESSION, None)
    return max(
        [nearest, *found], key=lambda m: (m.gap, m.session.held_on if m.session else year.starts)
    )


def _gap(session: Session, rule: CoverageRule, with_evidence: Collection[UUID]) -> Gap:
    if session.state == State.PLANNED:
        return Gap.ONLY_PLANNED
    if not long_enough(session, rule):
        return Gap.TOO_SHORT
    if session.state == State.SENT_BACK:
        return Gap.SENT_BACK
    if session.id not in with_evidence and not session.document:
        return Gap.NO_EVIDENCE
    return Gap.NOT_VERIFIED
