"""Five school years of sessions in two thousand institutions, better from year to year."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from khien.core.actors import SYSTEM
from khien.core.calendars import HANOI
from khien.curriculum.models import Strand
from khien.learning import actions
from khien.learning.actions import Recorded
from khien.learning.models import Audience, Form, SchoolYear
from khien.learning.rules import Details
from khien.people.models import User

_FIRST_SHARE, _LAST_SHARE = 0.62, 0.97
_WAITING = 0.06  # recorded, not verified yet
_TOPICS = (
    (Form.CLASS_HOUR, "Ba điều không nói với người lạ trên mạng"),
    (Form.FLAG_CEREMONY, "Gọi 111 khi cần giúp"),
    (Form.INTEGRATED_LESSON, "Mật khẩu của em"),
    (Form.CLUB, "Kiểm chứng bốn bước"),
    (Form.CLASS_HOUR, "Người xem có thể giúp bạn"),
)


def record_years(
    schools: Sequence[UUID],
    *,
    but: UUID,
    recorder: User,
    verifier: User,
    random: Random,
    now: datetime,
) -> int:
    """How many sessions were written. `but`: nothing yet of this school in the last year."""
    today = now.astimezone(HANOI).date()
    years = list(SchoolYear.objects.filter(starts__lte=today).order_by("starts"))[-5:]
    people = (recorder.pk, verifier.pk)
    rows = _sessions(schools, years, people, random, today)
    begun = years[-1].starts if years else today
    kept = (row for row in rows if row.institution != but or row.details.held_on < begun)
    return actions.record_many(kept, by=SYSTEM, now=now)


def _sessions(
    schools: Sequence[UUID],
    years: Sequence[SchoolYear],
    people: tuple[UUID, UUID],
    random: Random,
    today: date,
) -> Iterator[Recorded]:
    """Asks the database nothing: the rows stream into it meanwhile."""
    for number, year in enumerate(years):
        whole = year.teaching_ends <= today
        share = _FIRST_SHARE + (_LAST_SHARE - _FIRST_SHARE) * number / max(len(years) - 1, 1)
        last = min(year.teaching_ends, today)
        for school in schools:
            if random.random() < (share if whole else share * 0.7):
                for _ in range(random.randint(1, 12) if whole else random.randint(1, 4)):
                    yield _one(school, _day(year.starts, last, random), people, random)


def _day(first: date, last: date, random: Random) -> date:
    return first + timedelta(days=random.randrange((last - first).days + 1))


def _one(school: UUID, day: date, people: tuple[UUID, UUID], random: Random) -> Recorded:
    recorder, verifier = people
    form, title = random.choice(_TOPICS)
    recorded = datetime.combine(day, time(16), HANOI)
    verified = random.random() > _WAITING
    return Recorded(
        institution=school,
        details=Details(
            held_on=day,
            minutes=random.choice((35, 40, 45, 90)),
            form=form,
            strands=(Strand.TELLING.value, random.choice(list(Strand)).value)[
                : random.randint(1, 2)
            ],
            audience=Audience.LEARNERS,
            title=title,
            grades=(random.randint(1, 9),),
            headcount=random.randint(18, 46),
            document=f"{random.randint(10, 99)}/KH-NT",
        ),
        recorded_by=recorder,
        recorded_at=recorded,
        verified_by=verifier if verified else None,
        verified_at=recorded + timedelta(days=1) if verified else None,
    )
