"""Schools that hold sessions term by term, with lessons, sheets and enrolment; some leave a thing
out, so that the figures of the year show every way to be red.

Random numbers of its own, so that nothing else of the province changes by it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from khien.core.actors import SYSTEM
from khien.core.calendars import HANOI, today
from khien.directory.actions import record_enrolment
from khien.directory.grades import grades_of
from khien.directory.models import InstitutionType
from khien.learning import actions
from khien.learning.actions import Attended, Recorded
from khien.learning.models import Audience, Form, SchoolYear
from khien.learning.rules import Details
from khien.people.models import User

_SEED = 830
_SHARE = 0.5  # of all institutions
_CARELESS = 0.12  # how often each thing is left out
_BANDS = ("A1", "A1", "A1", "A2", "A2", "A2", "A3", "A3", "A3", "A4", "A4", "A4")
_ADULTS = {Audience.PARENTS: "P", Audience.TEACHERS: "T", Audience.CARERS: "C"}
_SPRING = timedelta(days=30)

School = tuple[UUID, InstitutionType]


@dataclass(frozen=True)
class _Writer:
    random: Random
    recorder: UUID
    verifier: UUID

    def forgets(self) -> bool:
        return self.random.random() < _CARELESS


def hold_periodically(
    schools: Sequence[School], *, recorder: User, verifier: User, now: datetime
) -> int:
    """For this school year and the last; how many sheets were written."""
    random = Random(_SEED)  # noqa: S311  (the same province on every machine)
    writer = _Writer(random, recorder.pk, verifier.pk)
    day = today(now)
    chosen = [school for school in schools if random.random() < _SHARE]
    sheets: list[Attended] = []
    for year in SchoolYear.objects.filter(starts__lte=day).order_by("-starts")[:2]:
        counted_on = min(year.starts + _SPRING, day)
        sizes = {pk: _sizes(kind, random) for pk, kind in chosen}
        record_enrolment(sizes, school_year=year.code, counted_on=counted_on, by=SYSTEM, now=now)
        rows: list[Recorded] = []
        for pk, kind in chosen:
            for row in _of_year(pk, kind, year, writer):
                if row.details.held_on <= day:
                    rows.append(row)
                    sheets += _sheets(row, sizes[pk], random)
        actions.record_many(rows, by=SYSTEM, now=now)
    return actions.attend_many(sheets, by=SYSTEM, now=now)


def _sizes(kind: InstitutionType, random: Random) -> dict[int | None, tuple[int, int, int]]:
    grades: list[int | None] = list(grades_of(kind)) or [None]
    return {grade: (random.randint(18, 70), random.randint(18, 70), 0) for grade in grades}


def _of_year(
    school: UUID, kind: InstitutionType, year: SchoolYear, writer: _Writer
) -> Iterator[Recorded]:
    """Two sessions for learners a term, of a facility one a quarter; one for each kind of adult."""
    cares = kind == InstitutionType.CARE_FACILITY
    adults = [Audience.CARERS] if cares else [Audience.PARENTS, Audience.TEACHERS]
    days = [year.starts + timedelta(days=25 + n * (88 if cares else 64)) for n in range(4)]
    for nth, day in enumerate(days):
        if not writer.forgets():
            yield _session(school, day, nth, writer, grades=list(grades_of(kind)))
    for audience in adults:
        if not writer.forgets():
            yield _session(school, year.starts + _SPRING, 0, writer, audience=audience)


def _session(
    school: UUID,
    day: date,
    nth: int,
    writer: _Writer,
    *,
    grades: Sequence[int] = (),
    audience: Audience = Audience.LEARNERS,
) -> Recorded:
    bands = [_ADULTS[audience]] if audience in _ADULTS else _bands(grades)
    strands = ["S9", *(f"S{1 + (nth * 2 + n) % 8}" for n in range(2))]
    at = datetime.combine(day, time(10), HANOI)
    kind = Form.PARENTS_MEETING if audience == Audience.PARENTS else Form.FLAG_CEREMONY
    return Recorded(
        institution=school,
        details=Details(
            held_on=day,
            minutes=45,
            form=kind,
            strands=tuple(strands),
            audience=audience,
            title="Gọi 111 khi cần giúp",
            grades=tuple(grades),
            headcount=writer.random.randint(40, 400),
            document="" if writer.forgets() else f"{writer.random.randint(10, 99)}/KH-NT",
            lessons=tuple(f"{band.lower()}-s9" for band in bands),
            bands=tuple(bands),
            lesson_strands=tuple(strands),
        ),
        recorded_by=writer.recorder,
        recorded_at=at,
        verified_by=writer.verifier,
        verified_at=at + timedelta(days=1),
        evidence_seen=0 if writer.forgets() else 1,
    )


def _bands(grades: Sequence[int]) -> list[str]:
    return sorted({_BANDS[grade - 1] for grade in grades}) or ["A2"]


def _sheets(
    row: Recorded, sizes: dict[int | None, tuple[int, int, int]], random: Random
) -> Iterator[Attended]:
    if row.details.audience != Audience.LEARNERS:
        return
    share = random.uniform(0.7, 1)
    for grade, (girls, boys, _unknown) in sizes.items():
        yield Attended(
            session=row.id,
            grade=grade,
            girls=round(girls * share),
            boys=round(boys * share),
            enrolled=girls + boys,
            sent_by=row.recorded_by,
            at=row.recorded_at,
        )
