"""Writing down what a unit has; what was wrong is withdrawn with a reason, never changed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.capacity import events, rules
from khien.capacity.models import CapacityRow
from khien.core import ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.people.models import User


@dataclass(frozen=True)
class NewRow:
    kind: str
    topic: str
    what: str
    count: int
    on: date
    until: date | None
    source: str


def _check_works_here(unit: UUID, *, by: User) -> None:
    if unit not in by.scope(Permission.CAPACITY_RECORD).organisations:
        raise Refused(_("Bạn chỉ ghi năng lực của đơn vị mình."), field="unit")


@transaction.atomic
def record(unit: Organisation, new: NewRow, *, by: User, now: datetime) -> CapacityRow:
    _check_works_here(unit.pk, by=by)
    Organisation.objects.select_for_update(no_key=True).get(pk=unit.pk)
    rules.check_row(new.kind, topic=new.topic, what=new.what, count=new.count)
    rules.check_days(new.kind, on=new.on, until=new.until, today=today(now))
    said = {"kind": new.kind, "topic": new.topic, "what": new.what, "on": new.on}
    if CapacityRow.objects.filter(unit=unit, withdrawn_at=None, **said).exists():
        raise Refused(_("Dòng này đã có. Nếu số trước sai, hãy rút dòng ấy rồi ghi lại."))
    made = CapacityRow.objects.create(
        unit=unit,
        count=new.count,
        until=new.until,
        source=new.source,
        recorded_at=now,
        recorded_by=by,
        **said,
    )
    event = events.CapacityRecorded(
        made.pk, unit.pk, new.kind, new.topic, new.count, new.on.isoformat()
    )
    ledger.record(event, by=by, now=now)
    return made


def _locked(row: CapacityRow, *, by: User) -> CapacityRow:
    _check_works_here(row.unit_id, by=by)
    found = CapacityRow.objects.select_for_update().get(pk=row.pk)
    rules.check_can_withdraw(found)
    return found


@transaction.atomic
def end(row: CapacityRow, *, until: date, by: User, now: datetime) -> None:
    """From that day on it no longer counts; an earlier word on it is replaced."""
    found = _locked(row, by=by)
    rules.check_days(found.kind, on=found.on, until=until, today=today(now))
    found.until = until
    found.save(update_fields=["until"])
    ledger.record(events.CapacityEnded(found.pk, until.isoformat()), by=by, now=now)


@transaction.atomic
def withdraw(row: CapacityRow, *, why: str, by: User, now: datetime) -> None:
    found = _locked(row, by=by)
    found.withdrawn_at, found.withdrawn_why = now, why
    found.save(update_fields=["withdrawn_at", "withdrawn_why"])
    ledger.record(events.CapacityWithdrawn(found.pk, found.unit_id), by=by, now=now)
