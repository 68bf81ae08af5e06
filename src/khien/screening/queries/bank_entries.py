"""Entries of a bank: those shown, one by an exact hash or host, how many of which state."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.core.cache import caches
from django.db.models import Count, Q, QuerySet
from django.http import Http404

from khien.screening.models import (
    AddressEntry,
    Bank,
    Hit,
    Judgement,
    Matter,
    PictureEntry,
)
from khien.screening.rules.banks import EntryState

AnyEntry = PictureEntry | AddressEntry
_HEXADECIMAL = re.compile(r"(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{64})")
_A_DAY = 24 * 60 * 60


def model_of(matter: str) -> type[AnyEntry]:
    return PictureEntry if matter == Matter.PICTURES else AddressEntry


def entries_of(bank: Bank) -> QuerySet[Any]:
    """PictureEntry or AddressEntry rows, as the bank holds."""
    return model_of(bank.matter).objects.filter(bank=bank)


def entry_of(bank: Bank, entry: int) -> AnyEntry:
    found = entries_of(bank).select_related("added_by", "withdrawn_by", "confirmed_by")
    row: AnyEntry | None = found.filter(pk=entry).first()
    if row is None:
        raise Http404
    return row


def in_state(state: EntryState, *, on: date) -> Q:
    """The rows of which `rules.banks.entry_state` says this state."""
    in_use = Q(withdrawn_at=None, quarantined_at=None)
    over = Q(expires_on__isnull=False, expires_on__lte=on)
    return {
        EntryState.COUNTS: in_use & ~over,
        EntryState.EXPIRED: in_use & over,
        EntryState.QUARANTINED: Q(withdrawn_at=None, quarantined_at__isnull=False),
        EntryState.WITHDRAWN: Q(withdrawn_at__isnull=False),
    }[state]


def found_by(bank: Bank, text: str) -> Q:
    """The entry that is exactly this hash, or exactly this host or address; none for neither."""
    text = text.strip()
    if bank.matter == Matter.PICTURES:
        known = _HEXADECIMAL.fullmatch(text)
        return Q(value=bytes.fromhex(text)) if known else Q(pk=None)
    # Here, because numpy comes with it: 20 MB that a process without screening need not hold.
    from khien_detect.links import rules  # noqa: PLC0415  (see above)

    keys = [rule.key for rule in rules.parse(text[:2_000]) if isinstance(rule, rules.Rule)]
    return Q(value__in=keys)


def counts(banks: Iterable[Bank], *, on: date) -> dict[UUID, dict[str, int]]:
    """Entries by state. Counted once for each revision and day: a bank may hold millions."""
    keys = {f"bank:{bank.pk}:{bank.revision}:{on}": bank for bank in banks}
    cache = caches["process"]
    known = cache.get_many(keys)
    missing = {key: bank for key, bank in keys.items() if key not in known}
    for matter in {bank.matter for bank in missing.values()}:
        group = {key: bank for key, bank in missing.items() if bank.matter == matter}
        fresh = _count(matter, [bank.pk for bank in group.values()], on)
        new = {key: fresh.get(bank.pk, dict.fromkeys(EntryState, 0)) for key, bank in group.items()}
        cache.set_many(new, _A_DAY)
        known |= new
    return {bank.pk: known[key] for key, bank in keys.items()}


def _count(matter: str, banks: list[UUID], on: date) -> dict[UUID, dict[str, int]]:
    rows: Any = model_of(matter).objects.filter(bank__in=banks).values("bank").order_by("bank")
    each = {state.value: Count("id", filter=in_state(state, on=on)) for state in EntryState}
    return {row["bank"]: {s: row[s] for s in EntryState} for row in rows.annotate(**each)}


def feedback(bank: Bank, entry: AnyEntry) -> dict[str, int]:
    """What people said of its hits, and how many it has."""
    judged = Judgement.objects.filter(hit__bank=bank, hit__entry=entry.pk)
    words = dict(judged.values_list("right").annotate(Count("id")).order_by())
    hits = Hit.objects.filter(bank=bank, entry=entry.pk).count()
    return {"right": words.get(True, 0), "wrong": words.get(False, 0), "hits": hits}
