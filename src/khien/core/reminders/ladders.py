"""The ladder of each deadline: loaded at the start, changed by people from tomorrow on."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from khien.core import ledger, rules
from khien.core.actions import Manager, subject_of_rule
from khien.core.calendars import today
from khien.core.clocks.ladder import Step
from khien.core.models import LadderStep, Receiver, RunningClock
from khien.core.permissions import Permission

_DATA = Path(__file__).parents[1] / "data" / "ladders.json"
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LadderStepAdded(ledger.Event):
    """The subject stands for all versions of the deadline; `step` is its row."""

    code: str
    step: UUID
    offset: int
    unit: str
    to: str
    valid_from: str


@dataclass(frozen=True)
class LadderStepEnded(ledger.Event):
    """From `valid_to` on nobody is reminded by this step."""

    code: str
    step: UUID
    offset: int
    unit: str
    to: str
    valid_to: str


@transaction.atomic
def load_ladders() -> None:
    """For deadlines that have no ladder yet; one that people changed is left as it is."""
    shipped = json.loads(_DATA.read_text("utf-8"))
    known = set(LadderStep.objects.values_list("code", flat=True))
    starts = date.fromisoformat(shipped["valid_from"])
    LadderStep.objects.bulk_create(
        LadderStep(code=code, offset=offset, unit=unit, to=to, valid_from=starts)
        for code, steps in shipped["ladders"].items()
        if code not in known
        for offset, unit, to in steps
    )


def ladder_of(code: str, *, on: date) -> list[LadderStep]:
    """Those in force that day or later, the earliest first."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=on)
    return list(LadderStep.objects.filter(lasting, code=code).order_by("offset", "id"))


def steps_of_all() -> dict[str, list[Step]]:
    found: dict[str, list[Step]] = {}
    for row in LadderStep.objects.all():
        step = Step(row.pk, row.offset, row.unit, Receiver(row.to), row.valid_from, row.valid_to)
        found.setdefault(row.code, []).append(step)
    return found


@transaction.atomic
def add_step(
    code: str, *, offset: int, unit: str, to: str, by: Manager, now: datetime
) -> LadderStep:
    """From tomorrow on, also for deadlines that run."""
    rules.check_may_change_rules(may_manage=by.may(Permission.SETTINGS_MANAGE))
    starts = today(now) + _DAY
    standing = LadderStep.objects.select_for_update().filter(code=code)
    open_steps = standing.filter(Q(valid_to=None) | Q(valid_to__gt=starts))
    same = open_steps.filter(offset=offset, unit=unit, to=to).exists()
    rules.check_can_add_step(offset=offset, unit=unit, to=to, same=same, steps=len(open_steps))
    made = LadderStep.objects.create(code=code, offset=offset, unit=unit, to=to, valid_from=starts)
    _look_again(code, now=now)
    event = LadderStepAdded(
        subject_of_rule(code), code, made.pk, offset, unit, to, starts.isoformat()
    )
    ledger.record(event, by=by, now=now)
    return made


@transaction.atomic
def end_step(code: str, step_id: UUID, *, by: Manager, now: datetime) -> None:
    """From tomorrow on; one that would begin tomorrow never holds. Safe to repeat."""
    rules.check_may_change_rules(may_manage=by.may(Permission.SETTINGS_MANAGE))
    step = LadderStep.objects.select_for_update().get(pk=step_id, code=code)
    if step.valid_to is not None:
        return
    step.valid_to = max(today(now) + _DAY, step.valid_from)
    step.save(update_fields=["valid_to"])
    _look_again(code, now=now)
    event = LadderStepEnded(
        subject_of_rule(code),
        code,
        step.pk,
        step.offset,
        step.unit,
        step.to,
        step.valid_to.isoformat(),
    )
    ledger.record(event, by=by, now=now)


def _look_again(code: str, *, now: datetime) -> None:
    RunningClock.objects.filter(rule__code=code, stopped_at=None).update(next_at=now)
