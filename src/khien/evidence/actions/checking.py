"""Whether the encrypted files are still those that were stored; sealed ones are told as well."""

import time
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.evidence import rules, store
from khien.evidence.events import FaultFound
from khien.evidence.models import Exhibit, Fault
from khien.evidence.store import StoreAway, StoreBroken

_AT_ONCE = 100


@dataclass(frozen=True)
class Found:
    fault: Fault
    other: Exhibit | None = None


def look_at(exhibit: Exhibit) -> Found | None:
    """What is wrong with its file; None where it is the one that was stored. Raises StoreAway."""
    try:
        size, digest = store.fingerprint(exhibit.path)
    except StoreAway:
        raise
    except StoreBroken:
        return Found(Fault.MISSING)
    if exhibit.file_sha256 is None or exhibit.file_size is None:
        return _by_content(exhibit)
    if digest == bytes(exhibit.file_sha256):
        return None
    other = Exhibit.objects.filter(file_sha256=digest).exclude(pk=exhibit.pk).first()
    if other is not None:
        return Found(Fault.SWAPPED, other)
    return Found(Fault.CUT_SHORT if size < exhibit.file_size else Fault.CHANGED)


def _by_content(exhibit: Exhibit) -> Found | None:
    """Of the oldest ones the hash of the encrypted file was not kept."""
    try:
        for _piece in store.read(exhibit.path, digest=bytes(exhibit.stored_sha256)):
            pass
    except StoreBroken:
        return Found(Fault.CHANGED)
    return None


def check_file(exhibit: Exhibit) -> None:
    """Raises StoreBroken with the sentence for the person, before anything of it is shown."""
    found = look_at(exhibit)
    if found is not None:
        raise StoreBroken(rules.fault_in_words(found.fault, found.other))


def check_files(*, now: datetime, seconds: float) -> list[tuple[Exhibit, Found]]:
    """Those not looked at for longest first, for so long; gives what is wrong. Raises StoreAway."""
    until = time.monotonic() + seconds
    wrong = []
    while (batch := _longest_ago(now)) and time.monotonic() < until:
        for exhibit in batch:
            found = look_at(exhibit)
            note(exhibit, found, now=now)
            if found is not None:
                wrong.append((exhibit, found))
    return wrong


def _longest_ago(now: datetime) -> list[Exhibit]:
    """Not looked at in this round."""
    kept = Exhibit.objects.exclude(path="").exclude(checked_at=now)
    return list(kept.order_by(F("checked_at").asc(nulls_first=True), "pk")[:_AT_ONCE])


def note(exhibit: Exhibit, found: Found | None, *, now: datetime) -> None:
    """What was found stays beside the exhibit; what is new also goes into the ledger."""
    before, exhibit.fault = exhibit.fault, found.fault if found else ""
    exhibit.checked_at = now
    exhibit.save(update_fields=["fault", "checked_at"])
    if found is not None and before != found.fault:
        other = found.other.pk if found.other else None
        event = FaultFound(exhibit.pk, exhibit.holder, found.fault, other)
        ledger.record(event, by=SYSTEM, now=now)
