"""What a teacher's phone carries along: sessions of the year, classes as numbers, and no names."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from khien.core.permissions import Permission
from khien.learning.models import AttendanceSheet, SchoolClass, SchoolYear, Session, State
from khien.learning.queries.calendar import school_year
from khien.learning.queries.institutions import for_person
from khien.learning.queries.lessons import grades_by_lesson
from khien.learning.rules.grades import grades_of
from khien.learning.rules.standing import place
from khien.people.models import User

MOST_SCHOOLS = 20
_LOOKING_BACK = timedelta(days=60)


def carried(user: User, *, on: date) -> dict[str, Any]:
    """Seven queries, however many schools, classes and sessions there are.

    `lessons`: of each the grades it is right for; null: for adults, wherever they are taught.
    """
    year = school_year(on)
    mine = for_person(user, on=on, permissions=[Permission.SESSION_RECORD])
    schools = {row.pk: row for row in mine.order_by("folded_name", "pk")[:MOST_SCHOOLS]}
    sessions = _sessions(list(schools), year, on)
    return {
        "person": str(user.pk),
        "schools": [_school(row) for row in schools.values()],
        "lessons": grades_by_lesson(),
        "classes": _classes(list(schools), year),
        "sessions": sessions,
    }


def _school(row: Any) -> dict[str, Any]:
    grades = list(grades_of(row.institution_type))
    return {"id": str(row.pk), "name": row.name, "grades": grades}


def _classes(schools: list[Any], year: SchoolYear | None) -> list[dict[str, Any]]:
    rows = SchoolClass.objects.filter(institution__in=schools, year=year)
    return [
        {
            "school": str(row.institution_id),
            "name": row.name,
            "grade": row.grade,
            "numbers": row.numbers,
            "moves": row.moves,
        }
        for row in rows.order_by("grade", "name")
    ]


def _sessions(schools: list[Any], year: SchoolYear | None, on: date) -> list[dict[str, Any]]:
    """Those that are not verified, and what was held lately."""
    if year is None:
        return []
    rows = Session.objects.filter(
        Q(held_on__gte=on - _LOOKING_BACK) | ~Q(state=State.VERIFIED),
        institution__in=schools,
        held_on__range=(year.starts, year.ends),
    ).order_by("held_on", "id")
    found = {row.pk: _session(row) for row in rows}
    sheets = AttendanceSheet.objects.filter(session__in=found, replaced_by=None)
    for sheet in sheets.order_by("sent_at", "id"):
        grade, name = place(sheet)
        told = {"id": str(sheet.id), "grade": grade, "name": name, "absent": sheet.absent}
        found[sheet.session_id]["sheets"].append(told | {"present": sheet.present})
    return list(found.values())


def _session(row: Session) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "school": str(row.institution_id),
        "day": row.held_on.isoformat(),
        "title": row.title or str(row.get_form_display()),
        "grades": row.grades,
        "state": str(row.get_state_display()),
        "sheets": [],
    }
