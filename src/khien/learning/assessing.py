"""Judging many institutions at once: facts brought up to date, then the rule for each.

A school answers for what was merged into it as well: sessions, and grade by grade whom they
reached. A closed one is not among the institutions of the day, so it leaves both numbers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from khien.directory.models import InstitutionType
from khien.directory.queries import enrolment, first_days, gone_into
from khien.learning.actions.facts import bring_up_to_date
from khien.learning.models import CoverageFacts, CoverageRule, SchoolYear, Window
from khien.learning.queries.calendar import CARE_FACILITY, SCHOOL, rule_of
from khien.learning.queries.facts import count_facts
from khien.learning.queries.institutions import Institutions
from khien.learning.rules import Assessment, Facts, assess, together
from khien.learning.rules.spans import months_before

Families = dict[UUID, list[UUID]]


@dataclass(frozen=True)
class Assessed:
    institution: UUID
    name: str
    commune: UUID | None
    type: str
    assessment: Assessment
    rule: CoverageRule


def assess_all(institutions: Institutions, year: SchoolYear | None, *, on: date) -> list[Assessed]:
    """Of those in scope; `on` a day of `year`, None: a day outside every school year."""
    if year is None:
        return []
    rows = list(
        institutions.filter(in_scope=True).values_list(
            "pk", "name", "commune_id", "institution_type"
        )
    )
    found: list[Assessed] = []
    for code in (SCHOOL, CARE_FACILITY):
        of_code = [row for row in rows if _code(row[3]) == code]
        if of_code:
            found += _assess(of_code, rule_of(year, code), year, on)
    return found


def _code(institution_type: str | None) -> str:
    return CARE_FACILITY if institution_type == InstitutionType.CARE_FACILITY else SCHOOL


def _assess(
    rows: list[tuple[UUID, str, UUID | None, str]],
    rule: CoverageRule,
    year: SchoolYear,
    on: date,
) -> list[Assessed]:
    families = _families([row[0] for row in rows], on)
    members = [pk for family in families.values() for pk in family]
    facts = _facts(members, rule, year, on)
    enrolled = enrolment(members, year.code, on=on)
    opened = first_days(members)
    return [
        Assessed(pk, name, commune, kind, assessment, rule)
        for pk, name, commune, kind in rows
        for assessment in [
            assess(
                together(facts[member] for member in families[pk]),
                rule=rule,
                year=year,
                on=on,
                enrolment=_enrolled(families[pk], enrolled),
                opened=_opened(families[pk], opened),
            )
        ]
    ]


def _families(ids: Collection[UUID], on: date) -> Families:
    """Each with itself first and all that went into it as a whole."""
    found: Families = {pk: [pk] for pk in ids}
    for old, new in gone_into(ids, on).items():
        found[new].append(old)
    return found


def _enrolled(
    family: list[UUID], known: dict[UUID, dict[int | None, int]]
) -> dict[int | None, int] | None:
    """Its own numbers; where it has none yet, those of its predecessors together."""
    if family[0] in known:
        return known[family[0]]
    added: dict[int | None, int] = defaultdict(int)
    for pk in family[1:]:
        for grade, people in known.get(pk, {}).items():
            added[grade] += people
    return dict(added) or None


def _opened(family: Iterable[UUID], first: dict[UUID, date | None]) -> date | None:
    days = [first.get(pk) for pk in family]
    return None if None in days else min(filter(None, days), default=None)


def _facts(
    ids: Collection[UUID], rule: CoverageRule, year: SchoolYear, on: date
) -> dict[UUID, Facts]:
    """Kept ones tell of the whole year; as of a day before its last session it is counted anew."""
    if rule.window == Window.ROLLING_YEAR:
        first = months_before(on, 12) + timedelta(days=1)
        return count_facts(ids, rule, first=first, last=on)
    bring_up_to_date(ids, year, rule)
    kept = CoverageFacts.objects.filter(year=year, rule=rule, institution__in=ids)
    found = {pk: Facts.read(data) for pk, data in kept.values_list("institution_id", "facts")}
    late = [pk for pk, facts in found.items() if facts.last and facts.last > on]
    return found | (count_facts(late, rule, first=year.starts, last=on) if late else {})
