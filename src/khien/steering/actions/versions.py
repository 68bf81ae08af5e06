"""Opening a plan beside the old one, and changing a plan by a decision."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.law.models import LegalDocument
from khien.people.models import User
from khien.steering import events
from khien.steering.actions.tasks import drop
from khien.steering.models import (
    Assignment,
    Objective,
    Plan,
    PlanBasis,
    PlanVersion,
    Task,
    TaskGroup,
)
from khien.steering.queries import plans as queries
from khien.steering.rules import plan as rules
from khien.steering.rules.plan import Change, NewPlan
from khien.steering.rules.task import check_may_manage

_OBJECTIVE = ("position", "title", "text", "measure", "target_percent")


@transaction.atomic
def open_plan(new: NewPlan, *, bases: Sequence[LegalDocument], by: User, now: datetime) -> Plan:
    """With the objectives and groups of the plan it follows; its tasks are its own."""
    check_may_manage(by)
    same = Plan.objects.filter(number=new.number, issuer=new.issuer).exists()
    rules.check_new_plan(new, bases, same=same)
    plan = Plan.objects.create(**vars(new))
    PlanBasis.objects.bulk_create(PlanBasis(plan=plan, document=each) for each in bases)
    if new.follows is not None:
        _copy_parts(new.follows, plan)
    ledger.record(events.PlanLoaded(plan.pk, plan.number), by=by, now=now)
    return plan


def _copy_parts(old: Plan, new: Plan) -> None:
    version = queries.version_of(old)
    Objective.objects.bulk_create(
        Objective(plan=new, **{name: getattr(row, name) for name in _OBJECTIVE})
        for row in queries.objectives(old, version=version)
    )
    TaskGroup.objects.bulk_create(
        TaskGroup(plan=new, position=row.position, title=row.title)
        for row in queries.groups(old, version=version)
    )


@transaction.atomic
def change_plan(plan: Plan, change: Change, *, seen: int, by: User, now: datetime) -> PlanVersion:
    """What it ends is owed no more; what it adds is added as tasks of this version."""
    check_may_manage(by)
    plan = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    last = plan.versions.order_by("number").last()
    rules.check_change(plan, change, last=last, seen=seen, today=today(now))
    version = PlanVersion.objects.create(
        plan=plan,
        number=(last.number if last else 1) + 1,
        decision=change.decision.strip(),
        decided_on=change.decided_on,
        holds_from=change.holds_from,
        changes=change.changes.strip(),
        recorded_at=now,
        recorded_by=by,
    )
    keys = [task.pk for task in change.ends]
    Task.objects.filter(pk__in=keys).update(until=version.number)
    standing = Assignment.objects.select_for_update(of=("self",)).filter(
        task__in=keys, finished_at=None, cancelled_at=None
    )
    why = _("Thôi theo %(decision)s") % {"decision": version.decision}
    drop(list(standing), why=why, now=now)
    event = events.PlanChanged(plan.pk, version.number, version.decision, len(keys))
    ledger.record(event, by=by, now=now)
    return version
