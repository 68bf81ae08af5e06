"""Commitments, what arrived of them, and for which tasks they are meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from khien.core import ledger
from khien.core.calendars import today
from khien.directory.models import Organisation
from khien.evidence.queries import for_holder
from khien.partners import events
from khien.partners.models import Agreement, Allocation, Commitment, Delivery, Partner
from khien.partners.queries.interests import unmarked_platform
from khien.partners.rules import commitments as rules
from khien.partners.rules.partners import check_still_partner
from khien.people.models import User
from khien.steering.models import Task


@dataclass(frozen=True)
class NewCommitment:
    kind: str
    what: str
    quantity: Decimal
    unit: str
    promised_on: date
    due: date
    agreement: Agreement | None = None


@transaction.atomic
def record_commitment(
    partner: Partner,
    new: NewCommitment,
    communes: Sequence[Organisation],
    *,
    by: User,
    now: datetime,
) -> Commitment:
    """`communes`: for whom; none means for the whole province."""
    row = Partner.objects.select_for_update().get(pk=partner.pk)
    check_still_partner(row)
    rules.check_commitment(**{k: v for k, v in vars(new).items() if k != "what"}, partner=row.pk)
    said = vars(new) | {"unit": rules.unit_of(new.kind, new.unit)}
    made = Commitment.objects.create(partner=row, recorded_at=now, recorded_by=by, **said)
    made.communes.set(communes)
    event = events.CommitmentRecorded(
        made.pk, row.pk, made.kind, str(made.quantity), made.due.isoformat()
    )
    ledger.record(event, by=by, now=now)
    return made


def _locked(commitment: Commitment) -> Commitment:
    return Commitment.objects.select_for_update().get(pk=commitment.pk)


@transaction.atomic
def cancel_commitment(commitment: Commitment, *, why: str, by: User, now: datetime) -> None:
    row = _locked(commitment)
    waiting = row.deliveries.filter(confirmed_at=None, withdrawn_at=None).count()
    rules.check_can_cancel(row, why=why, waiting=waiting)
    row.cancelled_on, row.cancelled_why = today(now), why.strip()
    row.save(update_fields=["cancelled_on", "cancelled_why"])
    event = events.CommitmentCancelled(row.pk, row.cancelled_on.isoformat())
    ledger.record(event, by=by, now=now)


@dataclass(frozen=True)
class NewDelivery:
    on: date
    quantity: Decimal
    note: str = ""
    document: str = ""
    commune: Organisation | None = None


@transaction.atomic
def record_delivery(
    commitment: Commitment, new: NewDelivery, *, by: User, now: datetime
) -> Delivery:
    row = _locked(commitment)
    recorded = row.deliveries.filter(withdrawn_at=None).aggregate(sum=Sum("quantity"))["sum"]
    rules.check_delivery(
        row,
        quantity=new.quantity,
        on=new.on,
        today=today(now),
        recorded=recorded or Decimal(0),
    )
    made = Delivery.objects.create(commitment=row, recorded_at=now, recorded_by=by, **vars(new))
    event = events.DeliveryRecorded(row.pk, made.pk, str(made.quantity))
    ledger.record(event, by=by, now=now)
    return made


def _locked_delivery(delivery: Delivery) -> Delivery:
    return Delivery.objects.select_for_update().get(pk=delivery.pk)


@transaction.atomic
def confirm_delivery(delivery: Delivery, *, by: User, now: datetime) -> None:
    """From now on it counts."""
    row = _locked_delivery(delivery)
    files = sum(1 for exhibit in for_holder(row.pk) if exhibit.path)
    rules.check_can_confirm(row, by=by.pk, files=files)
    row.confirmed_at, row.confirmed_by = now, by
    row.save(update_fields=["confirmed_at", "confirmed_by"])
    ledger.record(events.DeliveryConfirmed(row.commitment_id, row.pk), by=by, now=now)


@transaction.atomic
def withdraw_delivery(delivery: Delivery, *, why: str, by: User, now: datetime) -> None:
    row = _locked_delivery(delivery)
    rules.check_not_settled(row)
    row.withdrawn_at, row.withdrawn_why = now, why.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_why"])
    ledger.record(events.DeliveryWithdrawn(row.commitment_id, row.pk), by=by, now=now)


@transaction.atomic
def allocate(
    commitment: Commitment,
    task: Task,
    *,
    quantity: Decimal,
    note: str,
    by: User,
    now: datetime,
) -> Allocation:
    row = _locked(commitment)
    given = row.allocations.aggregate(sum=Sum("quantity"))["sum"] or Decimal(0)
    rules.check_allocation(
        row,
        quantity=quantity,
        given=given,
        same=row.allocations.filter(task=task).exists(),
        task_cancelled=task.cancelled_at is not None or task.until is not None,
        unmarked_interest=unmarked_platform(row.partner, today(now)),
    )
    made = Allocation.objects.create(
        commitment=row,
        task=task,
        quantity=quantity,
        note=note.strip(),
        recorded_at=now,
        recorded_by=by,
    )
    ledger.record(events.CommitmentAllocated(row.pk, task.pk, str(quantity)), by=by, now=now)
    return made


@transaction.atomic
def remove_allocation(allocation: Allocation, *, by: User, now: datetime) -> None:
    event = events.AllocationRemoved(allocation.commitment_id, allocation.task_id)
    ledger.record(event, by=by, now=now)
    allocation.delete()
