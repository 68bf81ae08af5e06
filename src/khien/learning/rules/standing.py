"""Which of several sheets of one class stands.

The sheets are a set, each naming those it was written instead of. Which stand follows from the
set alone, so neither order nor sending twice matters. Two that stand are a conflict; a person
settles it with the sheet they choose, written instead of the others.
"""

from collections import defaultdict
from collections.abc import Iterable

from khien.learning.models import AttendanceSheet

Place = tuple[int | None, str]


def place(row: AttendanceSheet) -> Place:
    """Of which class, or of which grade as a whole, a sheet speaks."""
    return row.grade, row.class_name


def by_place(rows: Iterable[AttendanceSheet]) -> dict[Place, list[AttendanceSheet]]:
    grouped: dict[Place, list[AttendanceSheet]] = defaultdict(list)
    for row in rows:
        grouped[place(row)].append(row)
    return dict(grouped)


def _told(row: AttendanceSheet) -> tuple[object, ...]:
    heads = (row.present_girls, row.present_boys, row.present_unknown)
    return (*heads, tuple(row.absent), row.counted)


def follow(sheets: Iterable[AttendanceSheet]) -> list[AttendanceSheet]:
    """Give each sheet of one class the one that stands instead of it; those that changed.

    Of two that stand and tell the same the one with the lower id stays: no conflict.
    """
    rows = sorted(sheets, key=lambda row: row.id)
    instead = {old: row.id for row in reversed(rows) for old in row.instead_of}
    if all(row.id in instead for row in rows):  # a ring, which no honest device makes
        instead = {}
    first: dict[tuple[object, ...], AttendanceSheet] = {}
    changed = []
    for row in rows:
        newer = instead.get(row.id)
        if newer is None:
            same = first.setdefault(_told(row), row)
            newer = same.id if same is not row else None
        if row.replaced_by_id != newer:
            row.replaced_by_id = newer
            changed.append(row)
    return changed


def standing(rows: Iterable[AttendanceSheet]) -> list[AttendanceSheet]:
    """Oldest first; more than one of a class is a conflict."""
    return sorted(
        (row for row in rows if row.replaced_by_id is None), key=lambda r: (r.sent_at, r.id)
    )
