"""The verdict of every institution on the newest day somebody asked for, kept and added up.

Only what changed since is judged again, so that a page of a whole province counts live and at
once. An earlier day than the newest is judged from the beginning and not kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max, Min, Q

from khien.core.measures import asked_once
from khien.directory.queries import gone_into, institutions
from khien.learning.actions.facts import count_anew_alone
from khien.learning.assessing import Assessed, assess_all
from khien.learning.models import CoverageMark, CoverageVerdict
from khien.learning.queries.calendar import school_year
from khien.learning.queries.counting import Standing, standings
from khien.learning.queries.institutions import Institutions
from khien.learning.rules import Verdict

_BATCH = 2000


@dataclass(frozen=True)
class Counts:
    """Of one commune. `institutions`: all in scope; `owing`: those that should do so regularly."""

    commune: UUID | None
    institutions: int
    recorded: int
    organised: int
    owing: int
    owing_recorded: int
    periodic: int
    periodic_settled: int
    periodic_done: int
    effective: int
    effective_settled: int
    untold: int


_OWES = Q(owes=True)
# In the order of the fields of Counts, under names no column has.
_COUNTED = {
    "all_institutions": Count("pk"),
    "all_recorded": Count("pk", filter=Q(recorded=True)),
    "all_organised": Count("pk", filter=Q(organised=True)),
    "all_owing": Count("pk", filter=_OWES),
    "all_owing_recorded": Count("pk", filter=_OWES & Q(recorded=True)),
    "all_periodic": Count("pk", filter=_OWES & Q(periodic=True)),
    "all_periodic_settled": Count("pk", filter=_OWES & Q(periodic_settled=True)),
    "all_periodic_done": Count("pk", filter=_OWES & Q(periodic=True, periodic_settled=True)),
    "all_effective": Count("pk", filter=_OWES & Q(effective=True)),
    "all_effective_settled": Count("pk", filter=_OWES & Q(effective_settled=True)),
    "all_untold": Count("pk", filter=_OWES & Q(untold=True)),
}


def counted(day: date) -> list[Counts]:
    """By commune, on a day of a school year."""
    kept = counted_from_kept(day)
    return _added(_judged(day)) if kept is None else kept


@asked_once
def counted_from_kept(day: date) -> list[Counts] | None:
    """The same; None for an earlier day than the one that is kept."""
    if not bring_up_to_date(day):
        return None
    kept = CoverageVerdict.objects.filter(on=day).order_by()
    rows = kept.values_list("commune").annotate(**_COUNTED)
    return [Counts(*row) for row in rows]


@asked_once
def _judged(day: date) -> list[CoverageVerdict]:
    return judge(institutions(day), day)


def counted_by_place(day: date) -> list[Counts]:
    """The same, one row for each institution, under its own id."""
    kept = counted_by_place_from_kept(day)
    return [_sum(row.pk, [row]) for row in _judged(day)] if kept is None else kept


@asked_once
def counted_by_place_from_kept(day: date) -> list[Counts] | None:
    if not bring_up_to_date(day):
        return None
    return [_sum(row.pk, [row]) for row in CoverageVerdict.objects.filter(on=day)]


def bring_up_to_date(day: date) -> bool:
    """False where a newer day is kept."""
    kept = CoverageVerdict.objects.aggregate(newest=Max("on"), oldest=Min("on"))
    newest, oldest = kept["newest"], kept["oldest"]
    if newest is not None and newest > day:
        return False
    if not newest == oldest == day or CoverageMark.objects.exists():
        _judge_anew(day)
    return True


@transaction.atomic
def _judge_anew(day: date) -> None:
    count_anew_alone()
    CoverageVerdict.objects.exclude(on=day).delete()
    kept = CoverageVerdict.objects.values("pk")
    todo = list(institutions(day).filter(in_scope=True).exclude(pk__in=kept).values_list("pk"))
    _forget_others(day)
    if todo:
        rows = institutions(day).filter(pk__in=[pk for (pk,) in todo])
        CoverageVerdict.objects.bulk_create(judge(rows, day), batch_size=_BATCH)


def _forget_others(day: date) -> None:
    """Of whoever is no more, or no longer in scope."""
    there = institutions(day).filter(in_scope=True).values("pk")
    CoverageVerdict.objects.exclude(pk__in=there).delete()


def judge(rows: Institutions, day: date) -> list[CoverageVerdict]:
    """Of those in scope, as they stand on that day; none is stored."""
    year = school_year(day)
    judged = {row.institution: row for row in assess_all(rows, year, on=day)}
    stood = standings(rows, year, first=year.starts if year else day, last=day)
    families: dict[UUID, list[UUID]] = {row.institution: [row.institution] for row in stood}
    for old, new in gone_into(list(families), day).items():
        families[new].append(old)
    return [
        _verdict(row, judged.get(row.institution), families[row.institution], day) for row in stood
    ]


def _verdict(
    stood: Standing, judged: Assessed | None, family: list[UUID], day: date
) -> CoverageVerdict:
    assessment = judged.assessment if judged else None
    owes = assessment is not None and assessment.verdict is not Verdict.NOT_APPLICABLE
    told = assessment if owes else None
    return CoverageVerdict(
        institution_id=stood.institution,
        on=day,
        commune=stood.commune,
        family=family,
        recorded=stood.recorded > 0,
        organised=stood.met,
        owes=owes,
        periodic=bool(told and told.periodic),
        periodic_settled=bool(told and told.periodic_settled),
        effective=bool(told and told.effective),
        effective_settled=bool(told and told.settled),
        untold=bool(told and told.verdict is Verdict.INSUFFICIENT_EVIDENCE),
    )


def owing_among(rows: Institutions, day: date) -> list[CoverageVerdict]:
    """Of these institutions, those that should do so periodically, as they stand on that day."""
    if not bring_up_to_date(day):
        return [row for row in judge(rows, day) if row.owes]
    kept = CoverageVerdict.objects.filter(on=day, owes=True)
    return list(kept.filter(institution__in=rows.values("pk")))


def _added(verdicts: Iterable[CoverageVerdict]) -> list[Counts]:
    """The same sums over rows that are not stored."""
    grouped: dict[UUID | None, list[CoverageVerdict]] = {}
    for row in verdicts:
        grouped.setdefault(row.commune, []).append(row)
    return [_sum(commune, rows) for commune, rows in grouped.items()]


def _sum(commune: UUID | None, rows: list[CoverageVerdict]) -> Counts:
    owing = [row for row in rows if row.owes]
    return Counts(
        commune,
        institutions=len(rows),
        recorded=sum(row.recorded for row in rows),
        organised=sum(row.organised for row in rows),
        owing=len(owing),
        owing_recorded=sum(row.recorded for row in owing),
        periodic=sum(row.periodic for row in owing),
        periodic_settled=sum(row.periodic_settled for row in owing),
        periodic_done=sum(row.periodic and row.periodic_settled for row in owing),
        effective=sum(row.effective for row in owing),
        effective_settled=sum(row.effective_settled for row in owing),
        untold=sum(row.untold for row in owing),
    )
