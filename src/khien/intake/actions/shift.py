"""A shift handed over: written by who leaves, acknowledged by who comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.intake.models import ShiftHandOver
from khien.intake.queries.contact import visible_to
from khien.intake.rules.report import LONGEST_TEXT
from khien.people.models import User


@dataclass(frozen=True)
class ShiftHandedOver(ledger.Event):
    contacts: list[UUID]


@dataclass(frozen=True)
class ShiftTakenOver(ledger.Event):
    pass


@transaction.atomic
def hand_over(*, notes: str, contacts: Iterable[UUID], by: User, now: datetime) -> ShiftHandOver:
    """`contacts`: open matters among those the person may see; others are left out."""
    chosen = list(visible_to(by).filter(pk__in=list(contacts)).only("id"))
    if not notes and not chosen:
        raise Refused(_("Hãy viết vài chữ, hoặc chọn cuộc còn dở."), field="notes")
    if len(notes) > LONGEST_TEXT:
        raise Refused(_("Chỗ này dài quá 20.000 chữ cái."), field="notes")
    made = ShiftHandOver.objects.create(id=new_id(), by=by, at=now, notes=notes or None)
    made.contacts.set(chosen)
    ledger.record(ShiftHandedOver(made.pk, sorted(row.pk for row in chosen)), by=by, now=now)
    return made


@transaction.atomic
def take_over(left: ShiftHandOver, *, by: User, now: datetime) -> None:
    """By somebody else than who wrote it; the first one has it."""
    locked = ShiftHandOver.objects.select_for_update().get(pk=left.pk)
    if locked.taken_at is not None:
        raise Refused(_("Đã có người nhận bàn giao này."))
    if locked.by_id == by.pk:
        raise Refused(_("Người khác phải nhận bàn giao của bạn."))
    locked.taken_at, locked.taken_by = now, by
    locked.save(update_fields=["taken_at", "taken_by"])
    ledger.record(ShiftTakenOver(locked.pk), by=by, now=now)
