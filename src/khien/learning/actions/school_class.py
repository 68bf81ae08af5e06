"""Keeping the lists of classes: numbers, and who came and left when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import end_of, today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.learning.models import SchoolClass, SchoolYear
from khien.learning.queries.institutions import for_person
from khien.learning.rules.grades import grades_of
from khien.learning.rules.roster import IN, check_list, check_move
from khien.people.models import User


@dataclass(frozen=True)
class ClassListed(ledger.Event):
    institution: UUID
    year: str
    pupils: int


@dataclass(frozen=True)
class PupilMoved(ledger.Event):
    """The subject is the class; which number it was stays with the class."""

    institution: UUID
    way: str
    on: str


@dataclass(frozen=True, kw_only=True)
class ClassSaid:
    name: str
    grade: int
    numbers: Sequence[int]
    girls: Sequence[int] = ()


def _grades(institution: UUID, by: User, now: datetime) -> range:
    mine = for_person(by, on=today(now), permissions=[Permission.SESSION_RECORD])
    row = mine.filter(pk=institution).first()
    if row is None:
        raise Refused(_("Bạn không được giao việc của cơ sở này."))
    return grades_of(row.institution_type)


@transaction.atomic
def list_class(
    institution: UUID, year: SchoolYear, *, said: ClassSaid, by: User, now: datetime
) -> SchoolClass:
    offered = _grades(institution, by, now)
    check_list(said.numbers, said.girls, grade=said.grade, offered=offered)
    row = SchoolClass(institution_id=institution, year=year, year_ended_at=end_of(year.ends))
    return _saved(row, said, by, now)


@transaction.atomic
def correct_class(
    school_class: SchoolClass, *, said: ClassSaid, seen: int, by: User, now: datetime
) -> SchoolClass:
    row = SchoolClass.objects.select_for_update().get(pk=school_class.pk)
    if row.version != seen:
        raise Refused(_("Có người vừa sửa lớp này. Hãy xem lại trước khi lưu."), field="seen")
    offered = _grades(row.institution_id, by, now)
    check_list(said.numbers, said.girls, grade=said.grade, offered=offered)
    row.version += 1
    return _saved(row, said, by, now)


def _saved(row: SchoolClass, said: ClassSaid, by: User, now: datetime) -> SchoolClass:
    row.name, row.grade = " ".join(said.name.split()).upper(), said.grade
    row.numbers, row.girls = sorted(set(said.numbers)), sorted(set(said.girls))
    row.moves = [move for move in row.moves if move[0] in row.numbers]
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused(_("Năm học này đã có lớp tên ấy."), field="name") from None
    event = ClassListed(row.pk, row.institution_id, row.year_id, len(row.numbers))
    ledger.record(event, by=by, now=now)
    return row


@transaction.atomic
def move(
    school_class: SchoolClass,
    *,
    number: int,
    way: str,
    on: date,
    girl: bool,
    by: User,
    now: datetime,
) -> SchoolClass:
    """Who left is no longer counted from that day on; who came is, under a number of their own."""
    row = SchoolClass.objects.select_for_update().get(pk=school_class.pk)
    _grades(row.institution_id, by, now)
    check_move(row, number=number, way=way, on=on, today=today(now))
    if way == IN:
        row.numbers = sorted([*row.numbers, number])
        row.girls = sorted([*row.girls, number]) if girl else row.girls
    row.moves = [*row.moves, [number, way, on.isoformat()]]
    row.version += 1
    row.save(update_fields=["numbers", "girls", "moves", "version"])
    ledger.record(PupilMoved(row.pk, row.institution_id, way, on.isoformat()), by=by, now=now)
    return row
