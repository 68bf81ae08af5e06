"""Entries by hand: added, withdrawn with a reason, put back, given a last day, confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khien.core import ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.people.models import User
from khien.screening.actions.banks import locked, touch
from khien.screening.events import banks as events
from khien.screening.importing.reading import Line, Wanted, read_lines
from khien.screening.models import AddressEntry, Bank, Matter, PictureEntry
from khien.screening.queries.bank_entries import AnyEntry, entries_of
from khien.screening.rules import banks as rules
from khien.screening.rules.bank_reasons import in_words
from khien.screening.rules.banks import EntryState

MOST_BY_HAND = 1_000  # lines
_TOLD = 10  # refused lines named in one sentence


@dataclass(frozen=True)
class Added:
    """`renewed`: had expired. `known`: in the bank already. `withdrawn`: taken out before, so that
    they did not come in.
    """

    added: int
    renewed: int
    known: int
    withdrawn: int


@transaction.atomic
def add_by_hand(
    bank: Bank, text: str, *, expires_on: date | None, note: str, by: User, now: datetime
) -> Added:
    """One hash or address a line; all of them or, where one is refused, none."""
    wanted = Wanted(bank.matter, bank.harmless, today(now), expires_on)
    rules.check_expiry(expires_on, today=today(now))
    lines = list(islice(read_lines(BytesIO(text.encode()), wanted), MOST_BY_HAND + 1))
    if len(lines) > MOST_BY_HAND:
        raise Refused(
            _("Nhiều hơn %(most)d dòng: hãy nhập bằng tệp.") % {"most": MOST_BY_HAND},
            field="entries",
        )
    if not lines:
        raise Refused(_("Ghi ít nhất một dòng."), field="entries")
    _check_all_read([line for line in lines if line.value is None])
    return add_lines(bank, lines, note=note, by=by, now=now)


def _check_all_read(refused: Sequence[Line]) -> None:
    told = [
        _("dòng %(line)s: %(why)s") % {"line": line.number, "why": in_words(line.reason)}
        for line in refused[:_TOLD]
    ]
    if len(refused) > _TOLD:
        more = len(refused) - _TOLD
        told.append(
            ngettext("và %(count)d dòng nữa", "và %(count)d dòng nữa", more) % {"count": more}
        )
    if told:
        raise Refused(
            _("Chưa thêm gì. Cần sửa: %(lines)s") % {"lines": "; ".join(told)}, field="entries"
        )


@transaction.atomic
def add_lines(
    bank: Bank, lines: Sequence[Line], *, note: str = "", by: User, now: datetime
) -> Added:
    bank = locked(bank.pk, by=by)
    rules.check_open(bank)
    found = {(line.kind, line.value): line for line in lines if line.value is not None}
    rows = entries_of(bank).filter(value__in=[_stored(bank, line) for line in found.values()])
    in_turn = rows.order_by("withdrawn_at")  # the one in use last
    there = {_key(row): row for row in in_turn if _key(row) in found}
    common = {"revision": bank.revision + 1, "added_by": by, "added_at": now}
    made = [
        _row(bank, line, note=rules.clean_note(note or line.note), **common)
        for key, line in found.items()
        if key not in there
    ]
    rows.bulk_create(made)
    states = {key: rules.entry_state(row, on=today(now)) for key, row in there.items()}
    expired = [there[key] for key, state in states.items() if state is EntryState.EXPIRED]
    for row in expired:
        row.expires_on, row.revision = found[_key(row)].expires_on, bank.revision + 1
    rows.bulk_update(expired, ["expires_on", "revision"])
    if made or expired:
        touch(bank)
        ledger.record(events.EntriesAdded(bank.pk, len(made), len(expired)), by=by, now=now)
    withdrawn = sum(state is EntryState.WITHDRAWN for state in states.values())
    known = len(states) - len(expired) - withdrawn
    return Added(len(made), len(expired), known, withdrawn)


def _stored(bank: Bank, line: Line) -> bytes | str:
    value = line.value or b""
    return value if bank.matter == Matter.PICTURES else value.decode()


def _key(row: AnyEntry) -> tuple[str, bytes]:
    if isinstance(row, PictureEntry):
        return row.kind, bytes(row.value)
    return "", row.value.encode()


def _row(bank: Bank, line: Line, **common: Any) -> AnyEntry:
    common |= {"bank": bank, "expires_on": line.expires_on}
    if bank.matter == Matter.PICTURES:
        return PictureEntry(kind=line.kind, value=line.value, **common)
    return AddressEntry(value=(line.value or b"").decode(), **common)


def _begin(entry: AnyEntry, *, by: User) -> tuple[Bank, AnyEntry]:
    """Bank and entry, locked in this order until the transaction ends."""
    bank = locked(entry.bank_id, by=by)
    return bank, entries_of(bank).select_for_update().get(pk=entry.pk)


def _save(bank: Bank, entry: AnyEntry) -> None:
    touch(bank)
    entry.revision = bank.revision
    entry.save()


@transaction.atomic
def withdraw(entry: AnyEntry, *, reason: str, note: str, by: User, now: datetime) -> None:
    """It counts no more and stays in the history of the bank."""
    bank, entry = _begin(entry, by=by)
    rules.check_can_withdraw(entry, reason=reason, note=note)
    entry.withdrawn_at, entry.withdrawn_by = now, by
    entry.withdrawn_for, entry.withdrawn_why = reason, rules.clean_note(note)
    entry.quarantined_at = None
    _save(bank, entry)
    ledger.record(events.EntryWithdrawn(bank.pk, entry.pk, reason), by=by, now=now)


@transaction.atomic
def put_back(entry: AnyEntry, *, by: User, now: datetime) -> None:
    bank, entry = _begin(entry, by=by)
    rules.check_open(bank)
    same = {"value": entry.value} | (
        {"kind": entry.kind} if isinstance(entry, PictureEntry) else {}
    )
    again = entries_of(bank).filter(withdrawn_at=None, **same).exists()
    rules.check_can_put_back(entry, there_again=again)
    entry.withdrawn_at = entry.withdrawn_by = None
    entry.withdrawn_for = entry.withdrawn_why = ""
    entry.confirmed_at, entry.confirmed_by = now, by
    _save(bank, entry)
    ledger.record(events.EntryPutBack(bank.pk, entry.pk), by=by, now=now)


@transaction.atomic
def set_expiry(entry: AnyEntry, *, expires_on: date | None, by: User, now: datetime) -> None:
    """The first day on which it no longer counts; today ends it at once, None lets it stay."""
    bank, entry = _begin(entry, by=by)
    rules.check_in_use(entry)
    if expires_on != today(now):
        rules.check_expiry(expires_on, today=today(now))
    if entry.expires_on == expires_on:
        return
    entry.expires_on = expires_on
    _save(bank, entry)
    told = expires_on.isoformat() if expires_on else ""
    ledger.record(events.EntryExpirySet(bank.pk, entry.pk, told), by=by, now=now)


@transaction.atomic
def confirm(entry: AnyEntry, *, by: User, now: datetime) -> None:
    """A person looked again and says it is right: it leaves quarantine, and what was said and found
    before is answered.
    """
    bank, entry = _begin(entry, by=by)
    rules.check_in_use(entry)
    released = entry.quarantined_at is not None
    entry.confirmed_at, entry.confirmed_by, entry.quarantined_at = now, by, None
    _save(bank, entry)
    ledger.record(events.EntryConfirmed(bank.pk, entry.pk, released), by=by, now=now)
