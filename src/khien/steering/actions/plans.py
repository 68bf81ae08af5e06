"""Plans come as data: those that ship, and any other in a file of the same form."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.measures import all_measures
from khien.core.refusal import Refused
from khien.steering.events import PlanLoaded
from khien.steering.models import Objective, Plan, TaskGroup

_NOT_SO = _("Tệp kế hoạch không đúng mẫu: {what}")
# Of a province merged into the same one: one owner follows both.
INHERITED = Path(__file__).parents[1] / "data" / "plan_201.json"
SHIPPED = Path(__file__).parents[1] / "data" / "plans.json"


@transaction.atomic
def load_plans(text: str, *, by: Actor, now: datetime) -> list[Plan]:
    """Those that were not there yet; one that is there is left as it is. Raises Refused."""
    try:
        rows = json.loads(text)
        found = [plan for row in rows if (plan := _load(dict(row))) is not None]
    except (ValueError, TypeError, KeyError) as error:
        raise Refused(format_lazy(_NOT_SO, what=error)) from None
    except ValidationError as error:
        raise Refused(format_lazy(_NOT_SO, what="; ".join(error.messages))) from None
    for plan in found:
        ledger.record(PlanLoaded(plan.pk, plan.number), by=by, now=now)
    return found


def _load(row: dict[str, Any]) -> Plan | None:
    objectives, groups = row.pop("objectives"), row.pop("task_groups")
    for key in ("issued", "starts", "ends"):
        row[key] = date.fromisoformat(row[key])
    if Plan.objects.filter(number=row["number"], issuer=row["issuer"]).exists():
        return None
    plan = Plan(**row)
    check_days(plan)
    plan.full_clean()
    plan.save()
    check_measures(plan, [str(each["measure"]) for each in objectives])
    _add_parts(plan, objectives, groups)
    return plan


def check_days(plan: Plan) -> None:
    if plan.ends <= plan.starts:
        sentence = _("Kế hoạch {number}: ngày kết thúc phải sau ngày bắt đầu.")
        raise Refused(format_lazy(_NOT_SO, what=format_lazy(sentence, number=plan.number)))


def check_measures(plan: Plan, asked: list[str]) -> None:
    known = {measure.code for measure in all_measures()}
    for code in asked:
        if code not in known:
            sentence = _("Kế hoạch {number}: không có cách đếm “{code}”. Có: {known}.")
            words = {"number": plan.number, "code": code, "known": ", ".join(sorted(known))}
            raise Refused(format_lazy(_NOT_SO, what=format_lazy(sentence, **words)))


def _add_parts(plan: Plan, objectives: list[dict[str, object]], groups: list[str]) -> None:
    Objective.objects.bulk_create(
        Objective(plan=plan, position=position, **row)
        for position, row in enumerate(objectives, start=1)
    )
    TaskGroup.objects.bulk_create(
        TaskGroup(plan=plan, position=position, title=title)
        for position, title in enumerate(groups, start=1)
    )
