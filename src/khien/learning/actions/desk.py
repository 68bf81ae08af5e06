"""Everything the sheets of one sending are held against: read once, written once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.learning.models import AttendanceSheet, SchoolClass, SchoolYear, Session
from khien.learning.queries.attendance import heads
from khien.learning.queries.institutions import for_person, stays
from khien.learning.rules.attendance import headcount_after
from khien.learning.rules.standing import by_place, follow, standing
from khien.people.models import User

# `told`: what the sheets of each session come to. Whoever verified it before saw something else.
_TELL = """
    UPDATE learning_session AS session
       SET headcount = told.headcount,
           state = CASE WHEN state IN ('planned', 'verified') THEN 'held' ELSE state END,
           verified_by_id = NULL,
           verified_at = NULL,
           corrected_by_id = %s,
           version = version + 1
      FROM unnest(%s::uuid[], %s::int[]) AS told(id, headcount)
     WHERE session.id = told.id
"""


@dataclass
class Desk:
    """`sessions`: by their id and by the key their device made; `new`: sheets to be written."""

    by: User
    now: datetime
    sessions: dict[UUID, Session]
    sheets: dict[UUID, list[AttendanceSheet]]
    years: list[SchoolYear]
    classes: dict[tuple[UUID, str, str], SchoolClass]
    stays: dict[UUID, list[DateRange]]
    new: list[AttendanceSheet] = field(default_factory=list)
    before: dict[UUID, int] = field(default_factory=dict)

    def year(self, day: date) -> SchoolYear | None:
        return next((y for y in self.years if y.starts <= day <= y.ends), None)

    def existed(self, session: Session) -> bool:
        return any(session.held_on in days for days in self.stays.get(session.institution_id, ()))

    def listed(self, session: Session, name: str) -> SchoolClass | None:
        year = self.year(session.held_on)
        return self.classes.get((session.institution_id, year.code, name)) if year else None

    def add(self, row: AttendanceSheet) -> None:
        self.sheets[row.session_id].append(row)
        self.new.append(row)

    def conflicts(self, session: UUID) -> int:
        return sum(len(standing(rows)) > 1 for rows in by_place(self.sheets[session]).values())

    def write(self, touched: Iterable[UUID]) -> None:
        """The new sheets, what they replace, and what the sessions come to by them."""
        keys = sorted(touched)
        changed = [row for key in keys for row in _followed(self.sheets[key])]
        AttendanceSheet.objects.bulk_create(self.new)
        fresh = {row.id for row in self.new}
        older = [row for row in changed if row.id not in fresh]
        AttendanceSheet.objects.bulk_update(older, ["replaced_by", "instead_of"])
        self._tell(keys)

    def _tell(self, keys: list[UUID]) -> None:
        after = heads(keys)
        told = [
            headcount_after(self.sessions[key], before=self.before.get(key, 0), after=after[key])
            for key in keys
        ]
        with connection.cursor() as cursor:
            cursor.execute(_TELL, [self.by.pk, keys, told])


def lay_out(asked: set[UUID], names: set[str], *, by: User, now: datetime) -> Desk:
    """Locks the sessions, always in the order of their ids: two sendings never wait in a ring.

    `names`: the classes of which anything is said.
    """
    mine = for_person(by, on=today(now), permissions=[Permission.SESSION_RECORD]).values("pk")
    found = Session.objects.select_for_update(of=("self",)).filter(
        Q(pk__in=asked) | Q(sent_key__in=asked, recorded_by=by), institution__in=mine
    )
    rows = list(found.order_by("pk"))
    schools = {row.institution_id for row in rows}
    sheets: dict[UUID, list[AttendanceSheet]] = {row.pk: [] for row in rows}
    for sheet in AttendanceSheet.objects.filter(session__in=sheets, class_name__in=names):
        sheets[sheet.session_id].append(sheet)
    listed = SchoolClass.objects.filter(institution__in=schools, name__in=names)
    return Desk(
        by,
        now,
        {key: row for row in rows for key in (row.pk, row.sent_key) if key},
        sheets,
        list(SchoolYear.objects.all()),
        {(row.institution_id, row.year_id, row.name): row for row in listed},
        stays(schools),
        before=heads(sheets),
    )


def _followed(rows: Iterable[AttendanceSheet]) -> list[AttendanceSheet]:
    return [row for of_class in by_place(rows).values() for row in follow(of_class)]
