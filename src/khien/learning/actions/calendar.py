"""Loading school years and coverage rules; rows an administrator changed stay as they are."""

import json
from datetime import date
from pathlib import Path

from django.db import transaction

from khien.learning.models import CoverageRule, SchoolYear

_DATA = Path(__file__).parent.parent / "data"
_DAYS = {"starts", "second_term_starts", "teaching_ends", "ends", "valid_from"}


def _rows(name: str) -> list[dict[str, object]]:
    rows = json.loads((_DATA / name).read_text("utf-8"))
    return [
        {key: date.fromisoformat(value) if key in _DAYS else value for key, value in row.items()}
        for row in rows
    ]


@transaction.atomic
def load_school_years() -> None:
    known = set(SchoolYear.objects.values_list("code", flat=True))
    SchoolYear.objects.bulk_create(
        SchoolYear(**row) for row in _rows("school_years.json") if row["code"] not in known
    )


@transaction.atomic
def load_coverage_rules() -> None:
    """A rule that ships anew stands beside its older ones, from its own day on."""
    known = set(CoverageRule.objects.values_list("code", "valid_from"))
    CoverageRule.objects.bulk_create(
        CoverageRule(**row)
        for row in _rows("coverage_rules.json")
        if (row["code"], row["valid_from"]) not in known
    )
