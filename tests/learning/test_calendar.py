"""School years and rules are data: loaded twice they are there once, and no day has two years."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from khien.learning import actions
from khien.learning.models import CoverageRule, SchoolYear
from khien.learning.queries.calendar import rule_of, school_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    actions.load_school_years()
    actions.load_coverage_rules()


def test_loading_twice_changes_nothing_and_keeps_what_was_edited(loaded):
    SchoolYear.objects.filter(code="2026-2027").update(teaching_ends=date(2027, 5, 25))
    years = list(SchoolYear.objects.values())
    actions.load_school_years()
    actions.load_coverage_rules()
    assert list(SchoolYear.objects.values()) == years
    assert CoverageRule.objects.count() == 3


def test_every_day_of_the_programme_has_exactly_one_year(loaded):
    day = date(2021, 8, 15)
    while day <= date(2028, 8, 14):
        found = school_year(day)
        assert found is not None
        day += timedelta(days=30)
    assert school_year(date(2026, 8, 14)).code == "2025-2026"
    assert school_year(date(2026, 8, 15)).code == "2026-2027"
    assert school_year(date(2021, 8, 14)) is None


def test_two_years_never_share_a_day(loaded):
    last = SchoolYear.objects.get(code="2026-2027")
    with pytest.raises(IntegrityError), transaction.atomic():
        SchoolYear.objects.create(
            code="double",
            starts=last.ends,
            second_term_starts=last.ends + timedelta(days=1),
            teaching_ends=last.ends + timedelta(days=2),
            ends=last.ends + timedelta(days=3),
            certainty="?",
        )


def test_a_year_is_judged_by_the_rule_it_started_under(loaded):
    newer = CoverageRule.objects.get(code="organised")
    newer.pk, newer.valid_from, newer.sessions = None, date(2026, 9, 1), 2
    newer.id = "01993a00-0000-7000-8000-000000000077"
    newer.save(force_insert=True)
    assert rule_of(SchoolYear.objects.get(code="2026-2027")).sessions == 1
    assert rule_of(SchoolYear.objects.get(code="2027-2028")).sessions == 2
