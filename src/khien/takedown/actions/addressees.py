"""The directory of addressees: what ships, and what people add, change and end."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.fold import fold
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.law.rules import check_revision
from khien.people.models import User
from khien.takedown import events
from khien.takedown.models import Addressee, AddresseeChannel
from khien.takedown.rules import addressees as rules

SHIPPED = Path(__file__).parents[1] / "data" / "addressees.json"
_OWN = ("name", "kind", "domains", "note", "certainty")


@transaction.atomic
def load_addressees(shipped: Path = SHIPPED) -> None:
    """Those that are not there yet, with their channels; whatever is there stays as it is."""
    told = json.loads(shipped.read_text("utf-8"))
    starts = date.fromisoformat(told["valid_from"])
    known = set(Addressee.objects.values_list("code", flat=True))
    for entry in told["addressees"]:
        if entry["code"] in known:
            continue
        channels = entry.pop("channels")
        made = Addressee.objects.create(valid_from=starts, certainty="K", **entry)
        AddresseeChannel.objects.bulk_create(
            AddresseeChannel(addressee=made, valid_from=starts, certainty="K", **channel)
            for channel in channels
        )


def _check_may(by: User) -> None:
    if not by.may(Permission.TAKEDOWN_WORK):
        raise Refused(_("Bạn không được sửa danh bạ này."))


@transaction.atomic
def add(*, by: User, now: datetime, **said: Any) -> Addressee:
    _check_may(by)
    said["domains"] = rules.domains(said["domains"])
    _check_name(said["name"])
    _check_domains(said["domains"])
    code = _free_code(said["name"])
    made = Addressee.objects.create(code=code, valid_from=today(now), **said)
    ledger.record(events.AddresseeChanged(made.pk, {}, _said(made)), by=by, now=now)
    return made


def _free_code(name: str) -> str:
    base = slugify(fold(name))[:50] or "noi-nhan"
    code, number = base, 1
    while Addressee.objects.filter(code=code).exists():
        number += 1
        code = f"{base}-{number}"
    return code


def _others(but: Addressee | None) -> QuerySet[Addressee]:
    rows = Addressee.objects.filter(valid_to=None)
    return rows if but is None else rows.exclude(pk=but.pk)


def _check_name(name: str, *, but: Addressee | None = None) -> None:
    if _others(but).filter(name=name).exists():
        raise Refused(_("Trong danh bạ đã có nơi nhận tên này."), field="name")


def _check_domains(domains: list[str], *, but: Addressee | None = None) -> None:
    for other in _others(but).filter(domains__overlap=domains)[:1]:
        shared = ", ".join(sorted(set(domains) & set(other.domains)))
        sentence = _("%(domains)s đã thuộc về %(name)s.")
        raise Refused(sentence % {"domains": shared, "name": other.name}, field="domains")


@transaction.atomic
def change(
    addressee: Addressee, *, seen_revision: int, by: User, now: datetime, **said: Any
) -> None:
    _check_may(by)
    row = Addressee.objects.select_for_update().get(pk=addressee.pk)
    check_revision(row.revision, seen_revision)
    said["domains"] = rules.domains(said["domains"])
    _check_name(said["name"], but=row)
    _check_domains(said["domains"], but=row)
    before = _said(row)
    for name, value in said.items():
        setattr(row, name, value)
    after = _said(row)
    if after == before:
        return
    row.revision += 1
    row.save()
    changed = [name for name in after if after[name] != before[name]]
    event = events.AddresseeChanged(
        row.pk, {name: before[name] for name in changed}, {name: after[name] for name in changed}
    )
    ledger.record(event, by=by, now=now)


def _said(row: Addressee) -> dict[str, str]:
    shown = {name: getattr(row, name) for name in _OWN} | {"valid_to": row.valid_to or ""}
    return {
        name: ", ".join(value) if isinstance(value, list) else str(value)
        for name, value in shown.items()
    }


@transaction.atomic
def end(addressee: Addressee, *, by: User, now: datetime) -> None:
    """From today on nobody asks it any more; what was asked stays. Safe to repeat."""
    _check_may(by)
    row = Addressee.objects.select_for_update().get(pk=addressee.pk)
    if row.valid_to is not None:
        return
    row.valid_to = max(today(now), row.valid_from)
    row.revision += 1
    row.save(update_fields=["valid_to", "revision"])
    said = {"valid_to": row.valid_to.isoformat()}
    ledger.record(events.AddresseeChanged(row.pk, {"valid_to": ""}, said), by=by, now=now)


@transaction.atomic
def add_channel(
    addressee: Addressee,
    *,
    way: str,
    value: str,
    note: str,
    certainty: str,
    valid_from: date,
    by: User,
    now: datetime,
) -> AddresseeChannel:
    _check_may(by)
    row = Addressee.objects.select_for_update().get(pk=addressee.pk)
    text = rules.check_channel(way, value)
    rules.check_start(valid_from, today=today(now))
    if row.channels.filter(way=way, value=text, valid_to=None).exists():
        raise Refused(_("Kênh này đã có."), field="value")
    made = AddresseeChannel.objects.create(
        addressee=row, way=way, value=text, note=note, certainty=certainty, valid_from=valid_from
    )
    event = events.ChannelAdded(row.pk, way, valid_from.isoformat())
    ledger.record(event, by=by, now=now)
    return made


@transaction.atomic
def end_channel(channel: AddresseeChannel, *, by: User, now: datetime) -> None:
    """From today on it is not offered any more. Safe to repeat."""
    _check_may(by)
    row = AddresseeChannel.objects.select_for_update().get(pk=channel.pk)
    if row.valid_to is not None:
        return
    row.valid_to = max(today(now), row.valid_from)
    row.save(update_fields=["valid_to"])
    event = events.ChannelEnded(row.addressee_id, row.pk, row.valid_to.isoformat())
    ledger.record(event, by=by, now=now)
