"""The consent policies that come with Khiên; a row that is there is never touched."""

import json
from datetime import date
from pathlib import Path

from khien.support.models import ConsentPolicy

_FILE = Path(__file__).parents[1] / "data" / "consent_policies.json"


def load_consent_policies() -> None:
    known = set(ConsentPolicy.objects.values_list("purpose", "valid_from"))
    rows = [ConsentPolicy(**row) for row in json.loads(_FILE.read_text("utf-8"))]
    ConsentPolicy.objects.bulk_create(
        row for row in rows if (row.purpose, date.fromisoformat(str(row.valid_from))) not in known
    )
