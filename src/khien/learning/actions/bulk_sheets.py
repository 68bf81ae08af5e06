"""Many attendance sheets at once, for sample work and imports: one COPY, one ledger event."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.ids import new_id
from khien.learning.models import AttendanceSheet, SheetKind

_FIELDS = (
    "id",
    "session",
    "grade",
    "class_name",
    "kind",
    "present_girls",
    "present_boys",
    "present_unknown",
    "enrolled",
    "absent",
    "note",
    "instead_of",
    "device",
    "filled_at",
    "sent_at",
    "sent_by",
)


@dataclass(frozen=True, kw_only=True)
class Attended:
    """A head count of one class, or of a whole grade where no class is named."""

    session: UUID
    grade: int | None
    class_name: str = ""
    girls: int
    boys: int
    enrolled: int | None
    sent_by: UUID
    at: datetime


@dataclass(frozen=True)
class SheetsLoaded(ledger.Event):
    """`subject` is the batch."""

    count: int


@transaction.atomic
def attend_many(rows: Iterable[Attended], *, by: Actor, now: datetime) -> int:
    """How many were written. What a school is asked about single sheets is the source's duty."""
    columns = {field.name: str(field.column) for field in AttendanceSheet._meta.concrete_fields}
    named = ", ".join(columns[name] for name in _FIELDS)
    table = AttendanceSheet._meta.db_table
    count = 0
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(_values(row))
            count += 1
    ledger.record(SheetsLoaded(new_id(), count), by=by, now=now)
    return count


def _values(row: Attended) -> tuple[object, ...]:
    who = (new_id(), row.session, row.grade, row.class_name, SheetKind.HEADCOUNT.value)
    people = (row.girls, row.boys, 0, row.enrolled, "{}")
    return (*who, *people, "", "{}", "", row.at, row.at, row.sent_by)
