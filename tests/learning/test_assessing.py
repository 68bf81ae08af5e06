"""What a process remembers of an assessment is what judging anew would say, whatever changed."""

from datetime import timedelta

import pytest

from fixtures_learning import NOW, TODAY
from khien.directory.models import EnrolmentSnapshot
from khien.directory.queries import institutions
from khien.learning import assessing
from khien.learning.models import CoverageRule, SchoolYear, Session, Window
from khien.learning.rules import assess

pytestmark = pytest.mark.django_db
LESSON = {"bands": ("A1", "A2"), "lesson_strands": ("S1", "S2", "S3", "S7", "S9")}


def judged(year, on=TODAY):
    return {row.institution: row for row in assessing.assess_all(institutions(on), year, on=on)}


@pytest.fixture
def changes(verified, school, year):
    def enrol():
        count = {"grade": 3, "girls": 20, "boys": 20, "counted_on": TODAY, "recorded_at": NOW}
        EnrolmentSnapshot.objects.create(organisation=school, school_year=year.code, **count)

    def end_earlier():
        SchoolYear.objects.filter(pk=year.pk).update(
            teaching_ends=year.second_term_starts + timedelta(1)
        )
        year.refresh_from_db()

    return [
        lambda: None,
        lambda: verified(**LESSON),
        lambda: Session.objects.update(minutes=10),
        lambda: Session.objects.update(minutes=45),
        enrol,
        lambda: CoverageRule.objects.update(sessions=7),
        end_earlier,
        lambda: Session.objects.all().delete(),
    ]


def test_after_every_change_it_says_what_is_so_now(changes, year, school):
    seen = set()
    for change in changes:
        change()
        remembered = judged(year)
        assessing._remembered.clear()
        assert judged(year) == remembered == judged(year)
        seen.add(str(remembered[school.pk].assessment))
    assert len(seen) > len(changes) // 2, "the changes mean something"


def test_of_a_school_that_did_not_change_nothing_is_read_or_judged_again(
    verified, year, monkeypatch
):
    verified(**LESSON)
    before = judged(year)
    anew = []

    def judge(facts, *, rule, **more):
        anew.append(rule.window)
        return assess(facts, rule=rule, **more)

    monkeypatch.setattr(assessing, "assess", judge)
    assert judged(year) == before
    assert set(anew) <= {Window.ROLLING_YEAR}, "twelve months end every day"


def test_it_does_not_grow_for_ever(verified, year, monkeypatch):
    monkeypatch.setattr(assessing, "_MOST_REMEMBERED", 3)
    for _again in range(5):
        verified(**LESSON)
        judged(year)
    assert len(assessing._remembered) <= 3
