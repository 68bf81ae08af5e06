"""Who counts in a school year: two queries, whatever the number of institutions or years."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from khien.directory.queries import gone_into
from khien.learning.models import CoverageRule, SchoolYear, Session, State
from khien.learning.queries.calendar import rule_of
from khien.learning.queries.institutions import Institutions


@dataclass(frozen=True)
class Standing:
    """One institution in scope: how many of its sessions count, how many it recorded."""

    institution: UUID
    name: str
    commune: UUID | None
    counted: int
    recorded: int
    met: bool


def qualifying(rule: CoverageRule) -> Q:
    """khien.learning.rules.qualifies, said in SQL; a test holds the two together."""
    young = list(range(1, rule.young_up_to_grade + 1))
    short_but_young = Q(
        minutes__gte=rule.minutes_young, grades__len__gte=1, grades__contained_by=young
    )
    return Q(state=State.VERIFIED) & (Q(minutes__gte=rule.minutes) | short_but_young)


def standings(
    institutions: Institutions, year: SchoolYear | None, *, first: date, last: date
) -> list[Standing]:
    """Of the institutions that are in scope; sessions held from `first` to `last` of the year.

    What a school took over from those merged into it counts as its own. A day outside every school
    year (None) leaves all of them without a session.
    """
    rows = list(institutions.filter(in_scope=True).values_list("pk", "name", "commune_id"))
    if year is None:
        return [Standing(pk, name, commune, 0, 0, met=False) for pk, name, commune in rows]
    rule = rule_of(year)
    merged = gone_into((row[0] for row in rows), last)
    ids = [*(row[0] for row in rows), *merged]
    counts = _counts(rule, ids, max(first, year.starts), min(last, year.ends))
    for old, new in merged.items():
        counts[new] = _sum(counts.get(new, (0, 0)), counts.get(old, (0, 0)))
    return [
        Standing(pk, name, commune, counted, recorded, met=counted >= rule.sessions)
        for pk, name, commune in rows
        for counted, recorded in [counts.get(pk, (0, 0))]
    ]


def _sum(own: tuple[int, int], taken_over: tuple[int, int]) -> tuple[int, int]:
    return own[0] + taken_over[0], own[1] + taken_over[1]


def _counts(
    rule: CoverageRule, ids: list[UUID], first: date, last: date
) -> dict[UUID, tuple[int, int]]:
    rows = (
        Session.objects.filter(institution__in=ids, held_on__range=(first, last))
        .exclude(state=State.PLANNED)
        .values_list("institution_id")
        .annotate(
            counted=Count("institution", filter=qualifying(rule)), recorded=Count("institution")
        )
    )
    return {institution: (counted, recorded) for institution, counted, recorded in rows}


def by_commune(rows: Iterable[Standing]) -> dict[UUID | None, list[Standing]]:
    grouped: dict[UUID | None, list[Standing]] = {}
    for row in rows:
        grouped.setdefault(row.commune, []).append(row)
    return grouped
