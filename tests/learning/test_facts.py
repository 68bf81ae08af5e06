"""Facts from SQL are those from Python, and are counted anew exactly when something changed."""

from datetime import date, timedelta
from random import Random
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fixtures_directory import organisation
from fixtures_evidence import pdf, upload
from fixtures_learning import NOW, TODAY, details
from khien.directory.models import (
    ChangeEvent,
    ChangeKind,
    Extent,
    InstitutionType,
    Kind,
    OrganisationVersion,
    SuccessionEdge,
)
from khien.directory.periods import since
from khien.directory.queries import institutions
from khien.learning import actions
from khien.learning.actions.programme import write_programme
from khien.learning.assessing import assess_all
from khien.learning.models import (
    AttendanceSheet,
    Audience,
    CoverageFacts,
    CoverageRule,
    SchoolProgramme,
    Session,
    SheetKind,
)
from khien.learning.queries.calendar import rule_of
from khien.learning.queries.facts import count_facts
from khien.learning.rules import Condition, facts_of

pytestmark = pytest.mark.django_db
STRANDS = [f"S{n}" for n in range(1, 10)]


@pytest.fixture
def rows(province, school, recorder, verifier):
    """Four hundred sessions of three institutions, good and bad, some with sheets."""
    random = Random(6)
    made = [
        actions.Recorded(
            institution=random.choice([school, *province.schools[1:]]).pk,
            details=details(
                held_on=date(2026, 8, 10) + timedelta(days=random.randrange(110)),
                minutes=random.choice((10, 15, 29, 30, 45)),
                grades=tuple(random.sample(range(1, 10), random.randrange(4))),
                audience=random.choice([*Audience][:5]),
                bands=tuple(random.sample(["A0", "A1", "A2", "A3", "P", "T"], 2)),
                lesson_strands=tuple(random.sample(STRANDS, 3)),
                document=random.choice(("", "1/KH")),
            ),
            recorded_by=recorder.pk,
            recorded_at=NOW,
            verified_by=random.choice((None, verifier.pk, verifier.pk)),
            verified_at=NOW,
            evidence_seen=random.randrange(2),
        )
        for _ in range(400)
    ]
    held = [r if r.verified_by else _unverified(r) for r in made]
    actions.record_many(held, by=recorder, now=NOW)
    sessions = list(Session.objects.all())
    sheets = [_sheet(session, random, recorder) for session in sessions for _ in range(2)]
    AttendanceSheet.objects.bulk_create(sheets)
    for late, first in zip(sheets[::9], sheets[1::9], strict=False):
        first.replaced_by = late
        first.save()
    return sessions, sheets


def _unverified(row):
    return actions.Recorded(
        institution=row.institution,
        details=row.details,
        recorded_by=row.recorded_by,
        recorded_at=NOW,
    )


def _sheet(session, random, by):
    return AttendanceSheet(
        id=uuid4(),
        session=session,
        grade=random.choice((None, *range(1, 10))),
        class_name=random.choice(("", "A", "B")),
        kind=SheetKind.HEADCOUNT,
        present_girls=random.randrange(20),
        present_boys=random.randrange(20),
        present_unknown=random.randrange(3),
        filled_at=NOW,
        sent_at=NOW,
        sent_by=by,
    )


@pytest.mark.parametrize("code", ["school", "organised"])
def test_the_facts_in_sql_are_the_facts_in_python(rows, year, province, school, recorder, code):
    sessions, sheets = rows
    SchoolProgramme.objects.create(
        institution=school, year=year, files=1, written_by=recorder, written_at=NOW
    )
    rule = rule_of(year, code)
    rule.reach_percent = 80
    first, last = year.starts, date(2026, 11, 10)
    ids = [one.pk for one in province.schools]
    found = count_facts(ids, rule, first=first, last=last)
    assert sum(len(d.on) for facts in found.values() for d in facts.days.values()) > 30
    for pk in ids:
        own = [s for s in sessions if s.institution_id == pk and first <= s.held_on <= last]
        filed = [s.id for s in own] if pk == school.pk else []
        expected = facts_of(own, sheets, rule, planned=filed)
        assert found[pk].days == expected.days
        assert set(found[pk].reached) == set(expected.reached)
    assert any(facts.reached for facts in found.values())


@pytest.fixture
def assessed(province, year):
    def assessed(on=TODAY):
        rows = assess_all(institutions(on), year, on=on)
        return {row.institution: row.assessment for row in rows}

    return assessed


LESSON = {"bands": ("A1", "A2"), "lesson_strands": ("S1", "S2", "S3", "S7", "S9")}


def test_what_changed_is_counted_anew_and_nothing_else(verified, record, school, assessed):
    def sessions():
        return assessed()[school.pk].standings[Condition.OFTEN].sessions

    assert sessions() == 0
    session = verified(**LESSON)
    assert sessions() == 1
    kept = {row.institution_id: row.pk for row in CoverageFacts.objects.all()}
    assert sessions() == 1
    record(**LESSON)
    assert sessions() == 1, "one that nobody verified"
    now_kept = {row.institution_id: row.pk for row in CoverageFacts.objects.all()}
    assert {pk for pk, row in kept.items() if now_kept[pk] != row} == {school.pk}
    Session.objects.filter(pk=session.pk).update(minutes=10)
    assert sessions() == 0, "whoever wrote it, and however"


def test_the_plan_as_a_file_stands_for_its_number(verified, school, year, recorder, assessed):
    def recorded():
        return assessed()[school.pk].standings[Condition.RECORDED].sessions

    session = verified(**LESSON)
    Session.objects.filter(pk=session.pk).update(document="", evidence_seen=1)
    row = _sheet(session, Random(1), recorder)
    row.grade, row.class_name = 3, "3A"
    row.save()
    assert recorded() == 0
    write_programme(
        school.pk,
        year,
        document="",
        aims="",
        plan=[upload(pdf(), "ke-hoach.pdf")],
        by=recorder,
        now=NOW,
    )
    assert recorded() == 1


def test_a_sheet_marks_its_school_and_a_rule_everybody(verified, school, recorder, assessed):
    session = verified(**LESSON)
    AttendanceSheet.objects.create(
        id=uuid4(),
        session=session,
        grade=3,
        class_name="3A",
        kind=SheetKind.ROSTER,
        present_girls=18,
        enrolled=20,
        absent=["k7", "k9"],
        filled_at=NOW,
        sent_at=NOW,
        sent_by=recorder,
    )
    assert assessed()[school.pk].standings[Condition.RECORDED].sessions == 0, "no file"
    Session.objects.update(evidence_seen=1)
    assert assessed()[school.pk].standings[Condition.RECORDED].sessions == 1
    AttendanceSheet.objects.all().delete()
    assert assessed()[school.pk].standings[Condition.RECORDED].sessions == 0
    CoverageRule.objects.filter(code="school").update(minutes=60)
    assert assessed()[school.pk].standings[Condition.OFTEN].sessions == 0


def test_as_of_an_earlier_day_later_sessions_are_not_there(verified, school, assessed):
    verified(held_on=date(2026, 11, 20), **LESSON)
    assert assessed()[school.pk].standings[Condition.OFTEN].sessions == 1
    assert assessed(date(2026, 11, 19))[school.pk].standings[Condition.OFTEN].sessions == 0


def _merge(old, new, day):
    event = ChangeEvent.objects.create(kind=ChangeKind.MERGE, organisation=new, date=day)
    SuccessionEdge.objects.create(event=event, predecessor=old, successor=new, extent=Extent.WHOLE)
    OrganisationVersion.objects.filter(organisation=old).update(valid=since(date(2025, 7, 1), day))


def test_a_merged_school_hands_its_sessions_on_and_leaves(verified, school, province, assessed):
    verified(**LESSON)
    place = province.communes[0]
    heir = organisation(
        "Trường Tiểu học Sông Mây",
        Kind.SCHOOL,
        place=place,
        institution_type=InstitutionType.PRIMARY,
    )
    assert assessed()[heir.pk].standings[Condition.OFTEN].sessions == 0
    _merge(school, heir, TODAY)
    found = assessed()
    assert school.pk not in found
    assert found[heir.pk].standings[Condition.OFTEN].sessions == 1


def test_a_closed_school_leaves_both_numbers(verified, school, assessed):
    verified(**LESSON)
    assert school.pk in assessed()
    OrganisationVersion.objects.filter(organisation=school).update(
        valid=since(date(2025, 7, 1), TODAY)
    )
    assert school.pk not in assessed()


def test_many_institutions_cost_as_many_queries_as_few(province, assessed):
    def grow():
        for _ in range(5):
            organisation(
                "Trường Mẫu",
                Kind.SCHOOL,
                place=province.communes[0],
                institution_type=InstitutionType.PRIMARY,
            )

    asked = []
    for _round in range(2):
        grow()
        assessed()
        with CaptureQueriesContext(connection) as queries:
            assessed()
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20


@pytest.mark.django_db(transaction=True)
def test_what_is_committed_after_the_count_began_is_counted_next(verified, school, assessed):
    session = verified(**LESSON)
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("UPDATE learning_session SET minutes = 10 WHERE id = %s", [session.pk])
        assert assessed()[school.pk].standings[Condition.OFTEN].sessions == 1
    assert assessed()[school.pk].standings[Condition.OFTEN].sessions == 0
