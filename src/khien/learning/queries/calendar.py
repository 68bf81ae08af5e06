"""The school year of a day and the coverage rule in force in it."""

from datetime import date, timedelta

from khien.core.measures import Period, asked_once
from khien.core.reporting_periods import SchoolCalendar
from khien.directory.models import InstitutionType
from khien.learning.models import CoverageRule, SchoolYear

ORGANISED = "organised"
SCHOOL, CARE_FACILITY = "school", "care_facility"


@asked_once
def school_year(on: date) -> SchoolYear | None:
    """None for a day no calendar was loaded for."""
    return SchoolYear.objects.filter(starts__lte=on, ends__gte=on).first()


def calendar_of(on: date) -> SchoolCalendar | None:
    year = school_year(on)
    if year is None:
        return None
    second = year.second_term_starts
    first_term = Period(year.starts, second - timedelta(days=1))
    terms = (first_term, Period(second, year.teaching_ends))
    return SchoolCalendar(year.code, Period(year.starts, year.ends), terms)


def school_years() -> list[SchoolYear]:
    """Newest first."""
    return list(SchoolYear.objects.order_by("-starts"))


def rule_of(year: SchoolYear, code: str = ORGANISED) -> CoverageRule:
    """A year is judged by one rule from its first to its last day: the one it started under."""
    return CoverageRule.objects.filter(code=code, valid_from__lte=year.starts).latest("valid_from")


def periodic_rule(year: SchoolYear, institution_type: str | None) -> CoverageRule:
    return rule_of(year, code_for(institution_type))


def code_for(institution_type: str | None) -> str:
    return CARE_FACILITY if institution_type == InstitutionType.CARE_FACILITY else SCHOOL
