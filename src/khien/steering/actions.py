"""Loading the plans that ship as data."""

import json
from datetime import date
from pathlib import Path

from django.db import transaction

from khien.steering.models import Objective, Plan, TaskGroup

_DATA = Path(__file__).parent / "data" / "plans.json"


@transaction.atomic
def load_plans() -> None:
    """Add plans that are not there yet; one that was edited is left as it is."""
    for row in json.loads(_DATA.read_text("utf-8")):
        objectives, groups = row.pop("objectives"), row.pop("task_groups")
        for key in ("issued", "starts", "ends"):
            row[key] = date.fromisoformat(row[key])
        plan, created = Plan.objects.get_or_create(
            number=row["number"], issuer=row["issuer"], defaults=row
        )
        if created:
            _add_parts(plan, objectives, groups)


def _add_parts(plan: Plan, objectives: list[dict[str, object]], groups: list[str]) -> None:
    Objective.objects.bulk_create(
        Objective(plan=plan, position=position, **row)
        for position, row in enumerate(objectives, start=1)
    )
    TaskGroup.objects.bulk_create(
        TaskGroup(plan=plan, position=position, title=title)
        for position, title in enumerate(groups, start=1)
    )
