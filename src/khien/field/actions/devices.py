"""Enrolling a phone, and having it forget everything."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.seal import keyed_hash
from khien.field import events
from khien.field.models import FieldDevice
from khien.field.rules import check_can_enrol, check_can_wipe
from khien.people.models import User


def token_hash(token: str) -> bytes:
    return keyed_hash("field_device", token.encode())


@transaction.atomic
def enrol(*, name: str, token: str, by: User, now: datetime) -> FieldDevice:
    """`token`: made by the phone and kept there; it opens nothing without a signed-in person."""
    User.objects.select_for_update().get(pk=by.pk)  # two presses at once count each other
    name = " ".join(name.split())
    check_can_enrol(by.field_devices.filter(wiped_at=None), name=name, token=token)
    device = FieldDevice.objects.create(
        user=by, name=name, token_hash=token_hash(token), enrolled_at=now
    )
    ledger.record(events.DeviceEnrolled(device.pk, by.pk), by=by, now=now)
    return device


@transaction.atomic
def ask_wipe(device: FieldDevice, *, by: User, now: datetime) -> None:
    """The phone obeys at its next contact; until then it is shut out of everything."""
    device = FieldDevice.objects.select_for_update().get(pk=device.pk)
    check_can_wipe(device)
    device.wipe_asked_at, device.wipe_asked_by = now, by
    device.save(update_fields=["wipe_asked_at", "wipe_asked_by"])
    ledger.record(events.DeviceWipeAsked(device.pk, device.user_id), by=by, now=now)


@transaction.atomic
def confirm_wipe(device: FieldDevice, *, now: datetime) -> None:
    """The phone itself says so, by its token; said twice it changes nothing."""
    device = FieldDevice.objects.select_for_update().select_related("user").get(pk=device.pk)
    if device.wiped_at is not None:
        return
    if device.wipe_asked_at is None:  # it forgot by itself, after too many wrong passphrases
        device.wipe_asked_at = now
    device.wiped_at = now
    device.save(update_fields=["wipe_asked_at", "wiped_at"])
    ledger.record(events.DeviceWiped(device.pk, device.user_id), by=device.user, now=now)


@transaction.atomic
def note_carried(device: FieldDevice, case_ids: Iterable[UUID], *, by: User, now: datetime) -> None:
    """Reading a case to carry it along is a reading: each is in the ledger."""
    FieldDevice.objects.filter(pk=device.pk).update(fetched_at=now)
    for case_id in case_ids:
        ledger.record(events.CaseCarried(case_id, device.pk), by=by, now=now)
