"""One institution's school year: its sessions, whether it counts, and what is missing."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khien.evidence.queries import count_by_holder
from khien.learning.models import SchoolYear, Session
from khien.learning.queries.calendar import rule_of
from khien.learning.queries.sessions import of_institution
from khien.learning.rules import Coverage, Missing, missing, organised
from khien.learning.wording import coverage_sentence


@dataclass(frozen=True)
class YearAtInstitution:
    year: SchoolYear
    sessions: list[Session]
    coverage: Coverage
    lacking: Missing
    sentence: str


def year_at(institution: UUID, year: SchoolYear, *, on: date, in_scope: bool) -> YearAtInstitution:
    rule = rule_of(year)
    sessions = of_institution(institution, first=year.starts, last=year.ends)
    coverage = organised(sessions, year, rule=rule, on=on, in_scope=in_scope)
    held = count_by_holder(session.id for session in sessions)
    lacking = missing(sessions, year, rule=rule, with_evidence=held)
    sentence = coverage_sentence(coverage, lacking, year, rule)
    return YearAtInstitution(year, sessions, coverage, lacking, sentence)
