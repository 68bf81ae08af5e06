"""A list of tasks in two steps: a dry run that is kept, and the person's word."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.people.models import User
from khien.steering import events
from khien.steering.actions.tasks import give, write_task
from khien.steering.importer import Fate, Outcome, Row, decide, read_rows
from khien.steering.models import Plan, PlanDraft
from khien.steering.queries.book import book
from khien.steering.queries.plans import version_of
from khien.steering.rules.task import check_may_manage

KEPT = timedelta(days=7)


@transaction.atomic
def check_plan(plan: Plan, data: bytes, *, file_name: str, by: User, now: datetime) -> PlanDraft:
    """The dry run: no task is written, the fate of every row is kept."""
    check_may_manage(by)
    PlanDraft.objects.filter(handed_in_at__lt=now - KEPT).delete()
    rows, notes = read_rows(data)
    if not rows:
        raise Refused(_("Bảng không có nhiệm vụ nào dưới dòng tiêu đề."), field="file")
    fates = list(decide(rows, book(plan, on=today(now))))
    return PlanDraft.objects.create(
        plan=plan,
        file_name=file_name[-200:],
        handed_in_by=by,
        handed_in_at=now,
        notes=notes,
        rows=[_stored(fate) for fate in fates],
    )


def confirm_plan(draft: PlanDraft, *, by: User, now: datetime) -> int:
    """Exactly what was shown, or Refused with the fates as they are now; how many tasks."""
    check_may_manage(by)
    changed = _confirm(draft, by=by, now=now)
    if changed is None:
        raise Refused(_("Từ lúc kiểm tra đã có thay đổi. Hãy xem lại số phận từng dòng."))
    return changed


@transaction.atomic
def _confirm(draft: PlanDraft, *, by: User, now: datetime) -> int | None:
    draft = PlanDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    plan = Plan.objects.select_for_update(no_key=True).get(pk=draft.plan_id)
    if draft.confirmed_at is not None:
        raise Refused(_("Danh sách này đã được nhập rồi."))
    rows = [Row(**row["row"]) for row in draft.rows]
    fates = list(decide(rows, book(plan, on=today(now))))
    stored = [_stored(fate) for fate in fates]
    if [row["outcome"] for row in stored] != [row["outcome"] for row in draft.rows]:
        draft.rows = stored
        draft.save(update_fields=["rows"])
        return None
    new = [fate for fate in fates if fate.outcome is Outcome.NEW]
    if not new:
        raise Refused(_("Không có dòng nào để nhập."))
    given = _write(plan, new, by=by, now=now)
    draft.confirmed_at = now
    draft.save(update_fields=["confirmed_at"])
    event = events.PlanImported(plan.pk, plan.number, len(new), given)
    ledger.record(event, by=by, now=now)
    return len(new)


def _write(plan: Plan, fates: list[Fate], *, by: User, now: datetime) -> int:
    count, since = 0, version_of(plan)
    for fate in fates:
        assert fate.task is not None  # noqa: S101  (only such are new)
        task = write_task(plan, fate.task, since=since, by=by, now=now)
        if fate.to:
            count += len(give(task, fate.to, by=by, now=now))
    return count


def _stored(fate: Fate) -> dict[str, Any]:
    return {
        "row": asdict(fate.row),
        "outcome": fate.outcome.value,
        "why": fate.why,
        "offices": len(fate.to),
    }
