"""The verbs of a scan: handed in, begun, gone on with item by item, stopped, ended."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.actors import SYSTEM, Actor
from khien.core.refusal import Refused
from khien.evidence.store import Readable
from khien.intake.rules.plain_text import plain_line
from khien.people.models import User
from khien.screening import material
from khien.screening.events import scans as events
from khien.screening.material import Piece
from khien.screening.models import Hit, Scan, ScanState, UnreadableItem
from khien.screening.queries.scans import office_of
from khien.screening.rules import material as rules
from khien.screening.rules.material import Sort, Unread
from khien.screening.rules.scans import GIVE_UP_AFTER, Trouble, check_can_cancel

if TYPE_CHECKING:
    from django.core.files.base import File

_LONGEST_NAME = 200
_PASTED = "van-ban.txt"


@dataclass
class Batch:
    """What a stretch of items gave. `items`: how many were gone through, unreadable ones too."""

    items: int = 0
    hits: list[Hit] = field(default_factory=list)
    unreadable: list[tuple[str, Unread]] = field(default_factory=list)


def hand_in(
    scan_id: UUID,
    *,
    name: str,
    files: Sequence["File[Any]"],
    text: str,
    by: User,
    now: datetime,
) -> Scan:
    """Raises Refused. The same `scan_id` again is the same scan: a double tap makes one."""
    already = Scan.objects.filter(pk=scan_id, asked_by=by).first()
    if already is not None:
        return already
    pasted = text.encode("utf-8", "replace")
    rules.check_in_all([*(file.size for file in files), len(pasted)])
    given: list[tuple[Piece, Readable | None]] = []
    given += [_piece(number, file) for number, file in enumerate(files, start=1)]
    if text.strip():
        piece = Piece(len(given) + 1, _PASTED, sort=Sort.TABLE)
        given.append((piece, BytesIO(pasted)))
    _check_any_readable([piece for piece, _file in given])
    path = material.keep(scan_id, given)
    scan = Scan(
        id=scan_id,
        name=name,
        source_path=path,
        source_size=sum(file.size for file in files) + len(pasted),
        office_id=office_of(by),
        asked_by=by,
        asked_at=now,
    )
    try:
        _ask(scan, files=len(given), by=by, now=now)
    except BaseException:
        material.remove(path)
        raise
    scan.refresh_from_db(fields=["number"])
    return scan


def _piece(number: int, file: "File[Any]") -> tuple[Piece, "File[Any] | None"]:
    """By its content; a file that is nothing we read is listed with the reason, and not kept."""
    name = plain_line(file.name or "")[-_LONGEST_NAME:]
    file.seek(0)
    sort = rules.sort_of(file.read(rules.HEAD))
    if isinstance(sort, Sort):
        sort = rules.check_size(sort, file.size) or sort
    if sort is Sort.ZIP:
        try:
            rules.check_zip(file)  # type: ignore[arg-type]  # Django's File reads and seeks as BinaryIO does
        except Refused as refusal:
            raise Refused(f"{name}: {refusal}", field="uploads") from None
        sort = rules.sort_of_zip(file)  # type: ignore[arg-type]  # the same
    file.seek(0)
    if isinstance(sort, Unread):
        return Piece(number, name, unread=sort), None
    return Piece(number, name, sort=sort), file


def _check_any_readable(pieces: list[Piece]) -> None:
    if not pieces:
        raise Refused(_("Chọn tệp hoặc dán văn bản cần xem."), field="uploads")
    if all(piece.unread for piece in pieces):
        first = pieces[0]
        raise Refused(f"{first.name}: {rules.unread_in_words(first.unread)}", field="uploads")


@transaction.atomic
def _ask(scan: Scan, *, files: int, by: Actor, now: datetime) -> None:
    from khien.screening.jobs.scans import look_through  # noqa: PLC0415  (jobs call these actions)

    scan.save(force_insert=True)
    event = events.ScanAsked(scan.pk, files, scan.source_size, scan.office_id)
    ledger.record(event, by=by, now=now)
    look_through.defer()


@transaction.atomic
def begin(scan_id: UUID, *, now: datetime) -> Scan | None:
    """To be gone on with from `looked`; None where there is nothing to do any more.

    Whoever dies at an item leaves one stumble more; the item that does it again and again is left
    out, and where even that does not help the scan has failed.
    """
    scan = Scan.objects.select_for_update().get(pk=scan_id)
    if scan.state not in {ScanState.WAITING, ScanState.RUNNING}:
        return None
    if scan.cancel_asked_at:
        _end(scan, ScanState.CANCELLED, now=now)
        return None
    if scan.stumbles >= GIVE_UP_AFTER:
        _end(scan, ScanState.FAILED, trouble=Trouble.FALLS, now=now)
        return None
    if scan.state == ScanState.WAITING:
        scan.state, scan.started_at = ScanState.RUNNING, now
        ledger.record(events.ScanBegun(scan.pk), by=SYSTEM, now=now)
    scan.stumbles += 1
    scan.beat_at = now
    scan.save(update_fields=["state", "started_at", "stumbles", "beat_at"])
    return scan


@transaction.atomic
def count(scan: Scan, *, total: int, now: datetime) -> None:
    scan.total, scan.beat_at = total, now
    scan.save(update_fields=["total", "beat_at"])


def keep(scan: Scan, batch: Batch, *, now: datetime, stumbled: bool = False) -> bool:
    """The next items with all they gave, in one transaction; False where this runner is to stop.

    Two runners of one scan never both write: what the other has gone through is not `looked` any
    more for this one. So no item's hits are there twice.
    """
    with transaction.atomic():
        locked = Scan.objects.select_for_update().get(pk=scan.pk)
        if locked.state != ScanState.RUNNING or locked.looked != scan.looked:
            return False
        _store(locked, batch, now=now)
        locked.looked += batch.items
        locked.found += len(batch.hits)
        locked.unreadable += len(batch.unreadable)
        locked.stumbles = locked.stumbles if stumbled else 0
        locked.beat_at = now
        locked.save(update_fields=["looked", "found", "unreadable", "stumbles", "beat_at"])
        if locked.cancel_asked_at:
            _end(locked, ScanState.CANCELLED, now=now)
            return False
    scan.looked, scan.found, scan.stumbles = locked.looked, locked.found, locked.stumbles
    return True


def _store(scan: Scan, batch: Batch, *, now: datetime) -> None:
    for hit in batch.hits:
        hit.scan, hit.found_at = scan, now
    Hit.objects.bulk_create(batch.hits)
    UnreadableItem.objects.bulk_create(
        UnreadableItem(scan=scan, item=item, reason=why) for item, why in batch.unreadable
    )
    if batch.hits:
        ledger.record(events.HitsFound(scan.pk, len(batch.hits)), by=SYSTEM, now=now)


@transaction.atomic
def end(scan_id: UUID, state: ScanState, *, now: datetime, trouble: str = "") -> None:
    scan = Scan.objects.select_for_update().get(pk=scan_id)
    if scan.state == ScanState.RUNNING:
        _end(scan, state, trouble=trouble, now=now)


def _end(
    scan: Scan, state: ScanState, *, now: datetime, trouble: str = "", by: Actor = SYSTEM
) -> None:
    path, scan.source_path = scan.source_path, ""
    scan.state, scan.trouble, scan.ended_at = state, trouble, now
    scan.save(update_fields=["state", "trouble", "ended_at", "source_path"])
    event = events.ScanEnded(
        scan.pk, str(state), str(trouble), scan.looked, scan.found, scan.unreadable
    )
    ledger.record(event, by=by, now=now)
    transaction.on_commit(lambda: material.remove(path))


@transaction.atomic
def cancel(scan: Scan, *, by: User, now: datetime) -> None:
    """At once where nobody has begun; else whoever looks stops at the next item."""
    locked = Scan.objects.select_for_update().get(pk=scan.pk)
    check_can_cancel(locked)
    locked.cancel_asked_at = now
    locked.save(update_fields=["cancel_asked_at"])
    ledger.record(events.ScanCancelAsked(locked.pk), by=by, now=now)
    if locked.state == ScanState.WAITING:
        _end(locked, ScanState.CANCELLED, by=by, now=now)
