"""What the sessions of many institutions come to, in two statements however many there are.

khien.learning.rules.facts says the same in Python, row by row; a test holds the two together.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from khien.learning.models import CoverageRule
from khien.learning.rules.days import STRANDS, Days
from khien.learning.rules.facts import ADULT_BANDS, CHILD_BANDS, Facts, Grade

# Sessions that count, with the grades their lessons are right for.
_SESSIONS = """
    SELECT session.id, session.institution_id, session.held_on, session.audience,
           session.evidence_seen > 0 AND (session.document <> '' OR EXISTS (
               SELECT FROM learning_schoolprogramme AS programme
                 JOIN learning_schoolyear AS year ON year.code = programme.year_id
                WHERE programme.institution_id = session.institution_id AND programme.files > 0
                  AND session.held_on BETWEEN year.starts AND year.ends)) AS filed,
           {taught} AS strands, {right_grades} AS right_grades
      FROM learning_session AS session
     WHERE session.institution_id = ANY(%(institutions)s)
       AND session.held_on BETWEEN %(first)s AND %(last)s
       AND session.state = 'verified'
       AND (session.minutes >= %(minutes)s
            OR session.minutes >= %(minutes_young)s AND session.grades <> '{{}}'
               AND session.grades <@ %(young)s::smallint[])
       AND {right_band}
"""
_DAYS = """
    WITH counted AS MATERIALIZED ({sessions})
    , by_day AS (
    SELECT institution_id, audience, held_on - date '0001-01-01' + 1 AS "on", count(*) AS sessions,
           count(*) FILTER (WHERE filed AND (audience <> 'learners' OR EXISTS (
               SELECT FROM learning_attendancesheet AS sheet
                WHERE sheet.session_id = counted.id AND sheet.replaced_by_id IS NULL)))
               AS recorded,
           bit_or({bits}) AS strands
      FROM counted
     GROUP BY institution_id, held_on, audience
    )
    SELECT institution_id, audience, array_agg("on" ORDER BY "on"),
           array_agg(sessions::int ORDER BY "on"), array_agg(recorded::int ORDER BY "on"),
           array_agg(strands ORDER BY "on")
      FROM by_day
     GROUP BY institution_id, audience
"""
_REACHED = """
    WITH counted AS MATERIALIZED ({sessions} AND session.audience = 'learners'),
    best AS (
        SELECT counted.institution_id, sheet.grade, sheet.class_name,
               max(sheet.present_girls + sheet.present_boys + sheet.present_unknown) AS people
          FROM learning_attendancesheet AS sheet
          JOIN counted ON counted.id = sheet.session_id
         WHERE sheet.replaced_by_id IS NULL
           AND (sheet.grade IS NULL OR counted.right_grades IS NULL
                OR sheet.grade = ANY(counted.right_grades))
         GROUP BY counted.institution_id, sheet.grade, sheet.class_name
    )
    SELECT institution_id, grade,
           greatest(coalesce(max(people) FILTER (WHERE class_name = ''), 0),
                    coalesce(sum(people) FILTER (WHERE class_name <> ''), 0))
      FROM best
     GROUP BY institution_id, grade
"""
_BITS = " + ".join(
    f"CASE WHEN '{code}' = ANY(strands) THEN {1 << n} ELSE 0 END" for n, code in enumerate(STRANDS)
)


def count_facts(
    institutions: Iterable[UUID], rule: CoverageRule, *, first: date, last: date
) -> dict[UUID, Facts]:
    """Of their own sessions from `first` to `last`; an empty one where there is none."""
    ids = list(institutions)
    values = {
        "institutions": ids,
        "first": first,
        "last": last,
        "minutes": rule.minutes,
        "minutes_young": rule.minutes_young,
        "young": list(range(1, rule.young_up_to_grade + 1)),
    }
    sessions, more = _sessions(rule)
    values |= more
    days = _days(sessions, values)
    reached = _reached(sessions, values) if rule.reach_percent else {}
    return {pk: Facts(days.get(pk, {}), tuple(reached.get(pk, ()))) for pk in ids}


def _sessions(rule: CoverageRule) -> tuple[str, dict[str, Any]]:
    if not rule.needs_lesson:
        return (
            _SESSIONS.format(
                taught="session.strands", right_grades="NULL::smallint[]", right_band="TRUE"
            ),
            {},
        )
    values: dict[str, Any] = {"children": list(CHILD_BANDS)}
    fits, grades = [], []
    for number, (band, right) in enumerate(sorted(rule.band_grades.items())):
        values |= {f"band_{number}": band, f"grades_{number}": right}
        taught = f"%(band_{number})s = ANY(session.bands)"
        fits.append(f"{taught} AND session.grades && %(grades_{number})s::smallint[]")
        grades.append(f"CASE WHEN {taught} THEN %(grades_{number})s::smallint[] ELSE '{{}}' END")
    adults = " ".join(
        f"WHEN '{audience.value}' THEN '{band}' = ANY(session.bands)"
        for audience, band in ADULT_BANDS.items()
    )
    children = " OR ".join(
        ["session.grades = '{}' AND session.bands && %(children)s::varchar[]", *fits]
    )
    whole = _SESSIONS.format(
        taught="session.lesson_strands",
        right_grades=" || ".join(grades) or "'{}'::smallint[]",
        right_band=f"CASE session.audience {adults} ELSE {children} END",
    )
    return whole, values


def _rows(sql: str, values: dict[str, Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _days(sessions: str, values: dict[str, Any]) -> dict[UUID, dict[str, Days]]:
    found: dict[UUID, dict[str, Days]] = defaultdict(dict)
    sql = _DAYS.format(sessions=sessions, bits=_BITS)
    for pk, audience, *columns in _rows(sql, values):
        found[pk][audience] = Days(*map(tuple, columns))
    return found


def _reached(sessions: str, values: dict[str, Any]) -> dict[UUID, list[tuple[Grade, int]]]:
    found: dict[UUID, list[tuple[Grade, int]]] = defaultdict(list)
    for pk, grade, people in _rows(_REACHED.format(sessions=sessions), values):
        found[pk].append((grade, int(people)))
    return found
