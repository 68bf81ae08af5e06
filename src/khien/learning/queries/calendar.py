"""The school year of a day and the coverage rule in force in it."""

from datetime import date

from khien.learning.models import CoverageRule, SchoolYear

ORGANISED = "organised"


def school_year(on: date) -> SchoolYear | None:
    """None for a day no calendar was loaded for."""
    return SchoolYear.objects.filter(starts__lte=on, ends__gte=on).first()


def school_years() -> list[SchoolYear]:
    """Newest first."""
    return list(SchoolYear.objects.order_by("-starts"))


def rule_of(year: SchoolYear) -> CoverageRule:
    """A year is judged by one rule from its first to its last day: the one it started under."""
    return CoverageRule.objects.filter(code=ORGANISED, valid_from__lte=year.starts).latest(
        "valid_from"
    )
