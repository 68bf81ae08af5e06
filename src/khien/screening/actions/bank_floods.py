"""Entries that suddenly match everything are set aside until a person has looked.

Counted are hits of scans and reports, and what other software's questions met.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Sum

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.screening.actions.banks import touch
from khien.screening.events import banks as events
from khien.screening.models import Bank, Hit, MatchCount
from khien.screening.queries.bank_entries import entries_of
from khien.screening.rules.bank_floods import flooding

if TYPE_CHECKING:
    from khien.screening.queries.bank_entries import AnyEntry

Entry = tuple[UUID, int]  # bank and entry
_HOUR = timedelta(hours=1)
_KEPT = timedelta(days=1)
_MINUTES = 5
_ADD = """
    INSERT INTO {table} (bank_id, entry, at, matches)
    SELECT bank, entry, %s, matches FROM unnest(%s::uuid[], %s::bigint[], %s::bigint[])
        AS s(bank, entry, matches) ORDER BY bank, entry
    ON CONFLICT (at, bank_id, entry) DO UPDATE SET matches = {table}.matches + EXCLUDED.matches
"""


def count_matches(matches: Mapping[Entry, int], *, now: datetime) -> None:
    """What the questions of other software met since the last time, by bank and entry."""
    if not matches:
        return
    at = now.replace(minute=now.minute - now.minute % _MINUTES, second=0, microsecond=0)
    banks, entries = zip(*matches, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            _ADD.format(table=MatchCount._meta.db_table),
            [at, list(banks), list(entries), list(matches.values())],
        )


def quarantine_floods(*, now: datetime) -> int:
    """How many were set aside. What a person confirmed counts anew from then on."""
    MatchCount.objects.filter(at__lt=now - _KEPT).delete()
    hits = _hits(since=now - _HOUR)
    suspected = [entry for entry, count in hits.items() if count > settings.FLOOD_HITS]
    for (bank, entry), row in _looked_at(suspected).items():
        hits[bank, entry] = _hits_of(bank, row, since=now - _HOUR)
    found = flooding(hits, most=settings.FLOOD_HITS)
    return sum(_quarantine(bank, entry, count, now) for (bank, entry), count in found.items())


def _hits(*, since: datetime) -> Counter[Entry]:
    counted: Counter[Entry] = Counter()
    seen = Hit.objects.filter(found_at__gte=since, bank__isnull=False, entry__isnull=False)
    for bank, entry, count in seen.values_list("bank", "entry").annotate(Count("id")).order_by():
        counted[bank, entry] += count
    met = MatchCount.objects.filter(at__gte=since)
    for bank, entry, count in met.values_list("bank", "entry").annotate(Sum("matches")).order_by():
        counted[bank, entry] += count
    return counted


def _looked_at(suspected: list[Entry]) -> "dict[Entry, AnyEntry]":
    """Those that a person has confirmed."""
    banks = Bank.objects.in_bulk({bank for bank, _entry in suspected})
    return {
        (bank.pk, row.pk): row
        for bank in banks.values()
        for row in entries_of(bank).filter(
            pk__in=[entry for of, entry in suspected if of == bank.pk],
            confirmed_at__isnull=False,
        )
    }


def _hits_of(bank: UUID, row: "AnyEntry", *, since: datetime) -> int:
    begin = max(since, row.confirmed_at or since)
    found = Hit.objects.filter(bank=bank, entry=row.pk, found_at__gte=begin).count()
    met = MatchCount.objects.filter(bank=bank, entry=row.pk, at__gte=begin)
    return found + (met.aggregate(all=Sum("matches"))["all"] or 0)


@transaction.atomic
def _quarantine(bank_id: UUID, entry: int, hits: int, now: datetime) -> bool:
    bank = Bank.objects.select_for_update(no_key=True).get(pk=bank_id)
    in_use = entries_of(bank).filter(pk=entry, withdrawn_at=None, quarantined_at=None)
    if not in_use.update(quarantined_at=now, revision=bank.revision + 1):
        return False
    touch(bank)
    ledger.record(events.EntryQuarantined(bank.pk, entry, hits), by=SYSTEM, now=now)
    return True
