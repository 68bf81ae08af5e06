"""Phones, what they may carry, and what they sent that waits for its officer."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from khien.core import clocks
from khien.core.calendars import HANOI, today
from khien.core.models import Certainty, RunningClock
from khien.field.actions.devices import token_hash
from khien.field.controls import controls
from khien.field.models import EntryState, FieldDevice, FieldEntry
from khien.field.rules import MOST_CASES
from khien.field.sheet import Sheet
from khien.field.sheets import sheets_of
from khien.people.models import User
from khien.support import queries as cases
from khien.support.models import Carer, Case, Safety
from khien.support.queries.handover import cases_of
from khien.support.queries.people import contact_warning, contact_warning_in_words
from khien.support.rules.carers_numbers import unsafe_numbers
from khien.support.rules.people import around
from khien.support.rules.telephones import but_for

WAITING = (EntryState.CONFLICT, EntryState.REFUSED)


def devices_of(user: User) -> QuerySet[FieldDevice]:
    return user.field_devices.order_by("-enrolled_at")


def in_use() -> QuerySet[FieldDevice]:
    """Everybody's phones that have not forgotten everything yet."""
    return FieldDevice.objects.filter(wiped_at=None).select_related("user").order_by("enrolled_at")


def by_token(device_id: UUID, token: str) -> FieldDevice | None:
    """The phone that says so itself; None for anybody else."""
    if not token:
        return None
    found = FieldDevice.objects.filter(pk=device_id, token_hash=token_hash(token))
    return found.select_related("user").first()


def is_to_forget(device: FieldDevice) -> bool:
    """Asked to, or its person works here no more."""
    return device.wipe_asked_at is not None or not device.user.is_active


def own_open_cases(user: User) -> list[Case]:
    """Newest first: those this person is in charge of today, for somebody on leave as well."""
    own = cases.visible_to(user).filter(pk__in=cases_of(user, on=today(timezone.now())))
    return list(own.prefetch_related("services", "carers").order_by("-opened_at")[:MOST_CASES])


def carried(user: User, *, now: datetime) -> dict[str, Any]:
    """What a phone is given: of each case, and of the forms by which they ask; ready for JSON."""
    own = own_open_cases(user)
    running: dict[UUID, list[RunningClock]] = {case.pk: [] for case in own}
    for clock in clocks.of(running):
        if clock.stopped_at is None:
            running[clock.subject].append(clock)
    sheets = sheets_of(own)
    asked = {sheet.definition.pk: sheet.definition for sheet in sheets.values()}
    return {
        "cases": [_carried(sheets[case.pk], running[case.pk]) for case in own],
        "forms": {
            str(key): [asdict(c) for c in controls(of, now=now)] for key, of in asked.items()
        },
    }


def _carried(sheet: Sheet, running: list[RunningClock]) -> dict[str, Any]:
    case = sheet.case
    unsafe = unsafe_numbers(case.carers.all())
    return {
        "id": str(case.pk),
        "number": case.number,
        "state": case.get_state_display(),
        "sex": case.get_sex_display(),
        "age": case.age,
        "form": str(sheet.definition.pk),
        "answers": sheet.carried,
        "unsafe": contact_warning_in_words(contact_warning(case)),
        "people": [_carer(carer) for carer in around(case.carers.all())],
        "deadlines": [_deadline(clock) for clock in running],
        "services": [
            {
                "id": str(service.pk),
                "kind": service.get_kind_display(),
                "planned": f"{service.planned_for:%d/%m/%Y}",
                "description": but_for(str(service.description or ""), unsafe),
            }
            for service in case.services.all()
            if service.given_on is None
        ],
    }


def _carer(carer: Carer) -> dict[str, str]:
    """The telephone of somebody who is not safe never travels along."""
    who = carer.who or {}
    called = " ".join(part for part in (who.get("relationship"), who.get("name")) if part)
    return {
        "who": called,
        "safety": str(carer.get_safety_display()),
        "phone": who.get("phone") or "" if carer.safety == Safety.SAFE else "",
    }


def _deadline(clock: RunningClock) -> str:
    due = f"{timezone.localtime(clock.due_at, HANOI):%H:%M %d/%m/%Y}"
    law = f" ({clock.rule.law})" if clock.rule.certainty == Certainty.VERIFIED else ""
    return f"{clock.rule.name}{law}: {due}"


def waiting(user: User) -> QuerySet[FieldEntry]:
    """Entries of one's own phones that did not go into a case by themselves, oldest first."""
    return (
        FieldEntry.objects.filter(device__user=user, state__in=WAITING)
        .select_related("case")
        .order_by("received_at")
    )


def entry_for(user: User, entry_id: UUID) -> FieldEntry:
    """404 for anybody but whoever wrote it."""
    return get_object_or_404(
        FieldEntry.objects.select_related("case", "device"), pk=entry_id, device__user=user
    )
