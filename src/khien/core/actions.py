"""Loading the data that every room's deadlines rest on."""

import json
from datetime import date
from pathlib import Path

from django.db import transaction

from khien.core.models import ClockRule, Holiday

_DATA = Path(__file__).parent / "data"


@transaction.atomic
def load_clock_rules() -> None:
    """Add rules that are not there yet; a rule an administrator changed is left as it is."""
    rows = json.loads((_DATA / "clock_rules.json").read_text("utf-8"))
    known = set(ClockRule.objects.values_list("code", flat=True))
    ClockRule.objects.bulk_create(
        ClockRule(**row | {"valid_from": date.fromisoformat(row["valid_from"])})
        for row in rows
        if row["code"] not in known
    )


@transaction.atomic
def load_holidays(*, first_year: int, last_year: int) -> None:
    """Public holidays with lunar Tết from the package `holidays`; days already there are kept."""
    from holidays import country_holidays  # noqa: PLC0415  (heavy, needed at set-up alone)

    years = range(first_year, last_year + 1)
    days = country_holidays("VN", years=years, language="vi")
    off = [Holiday(date=day, name=name[:120]) for day, name in sorted(days.items())]
    swapped = [
        Holiday(date=day, name="Ngày làm bù", works=True)
        for day in sorted(days.weekend_workdays)
        if day.year in years
    ]
    Holiday.objects.bulk_create(off + swapped, ignore_conflicts=True)
