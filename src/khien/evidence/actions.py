"""Taking exhibits in, opening them, handing them over, destroying them: each a custody step.

Files are checked, encrypted and on disk before the first row is written, so no row is ever without
its file; a file whose row never came is swept later.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import connection, transaction

from khien.core import ledger
from khien.core.actors import SYSTEM, Actor
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.evidence import access, pictures, rules, store
from khien.evidence.models import (
    Exhibit,
    ExhibitKind,
    ExhibitStep,
    HolderKind,
    Release,
    StepKind,
)
from khien.evidence.scan import scan
from khien.evidence.sniff import sniff
from khien.people.models import User

_CHUNK = 1024 * 1024
_ORPHAN_AFTER = timedelta(hours=24)
_SWEPT_AT_ONCE = 1000


@dataclass(frozen=True)
class CustodyStepTaken(ledger.Event):
    """`step_hash` ties the chain of the exhibit into the ledger: a removed last step shows."""

    holder: UUID
    step: str
    position: int
    step_hash: str


@dataclass(frozen=True)
class RefusedFile:
    """`name` as the person called it, so that they can tell which one it was."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Received:
    exhibits: list[Exhibit]
    refused: list[RefusedFile]


class _HeldAlready(Exception):  # noqa: N818  (an answer, not an error)
    """The holder has this very file."""


def add(
    uploads: Iterable["File[Any]"],
    *,
    holder: UUID,
    holder_kind: HolderKind,
    origin: str,
    by: User,
    now: datetime,
) -> Received:
    """Files that staff bring to what they work on; raises Refused where they may not."""
    access.check_can_add(by, holder_kind, holder)
    return receive_all(
        uploads, holder=holder, holder_kind=holder_kind, origin=origin, by=by, now=now
    )


def receive_all(
    uploads: Iterable["File[Any]"],
    *,
    holder: UUID,
    holder_kind: HolderKind,
    by: Actor,
    now: datetime,
    origin: str = "",
    once: bool = False,
) -> Received:
    """Every file that can be taken is; the others are named with the reason.

    `once`: what the holder has already is passed over, also when it is sent twice at a time.
    """
    received = Received([], [])
    for upload in uploads:
        try:
            exhibit = receive(
                upload,
                holder=holder,
                holder_kind=holder_kind,
                origin=origin,
                by=by,
                now=now,
                once=once,
            )
            received.exhibits.append(exhibit)
        except _HeldAlready:
            continue
        except Refused as refusal:
            received.refused.append(RefusedFile(upload.name or "", str(refusal)))
    return received


def receive(
    upload: "File[Any]",
    *,
    holder: UUID,
    holder_kind: HolderKind,
    by: Actor,
    now: datetime,
    origin: str = "",
    once: bool = False,
) -> Exhibit:
    """Raises Refused with the sentence for the person. `origin`: what it is and where from."""
    exhibit = Exhibit(
        id=new_id(),
        holder=holder,
        holder_kind=holder_kind,
        origin=origin or None,
        captured_by=by.actor_key,
        received_at=now,
    )
    try:
        _examine_and_store(exhibit, upload)
        with transaction.atomic():
            exhibit.number = _next_number(exhibit, once=once)
            exhibit.save(force_insert=True)
            _step(exhibit, StepKind.RECEIVED, last=None, by=by, now=now)
    except BaseException:
        store.remove(exhibit.path, exhibit.preview_path)
        raise
    return exhibit


def _examine_and_store(exhibit: Exhibit, upload: "File[Any]") -> None:
    rules.check_size(upload.size)
    kind = sniff(upload)  # type: ignore[arg-type]  # Django's File reads and seeks as BinaryIO does
    exhibit.scan = scan(upload)  # type: ignore[arg-type]  # the same
    exhibit.kind = kind
    exhibit.name = rules.safe_name(upload.name or "", kind)
    exhibit.size = upload.size
    exhibit.sha256 = _digest(upload)
    content: Any = upload
    if kind in rules.PICTURES:
        content = _keep_picture(exhibit, upload, kind)
    content.seek(0)
    stored = store.save(content, exhibit_id=exhibit.id)
    exhibit.path, exhibit.stored_size = stored.path, stored.size
    exhibit.stored_sha256 = stored.sha256


def _keep_picture(exhibit: Exhibit, upload: "File[Any]", kind: ExhibitKind) -> BytesIO:
    picture = pictures.make_anew(upload, kind)  # type: ignore[arg-type]  # the same
    exhibit.pdq, exhibit.pdq_quality = picture.pdq, picture.pdq_quality
    if picture.pdq_quality >= rules.PDQ_QUALITY:
        exhibit.pdq_parts = rules.pdq_parts(picture.pdq)
    preview = store.save(BytesIO(picture.preview), exhibit_id=exhibit.id, suffix=".preview")
    exhibit.preview_path = preview.path
    return BytesIO(picture.content)


def _digest(upload: "File[Any]") -> bytes:
    digest = sha256()
    for chunk in upload.chunks(_CHUNK):
        digest.update(chunk)
    return digest.digest()


def _next_number(exhibit: Exhibit, *, once: bool) -> int:
    """Under a lock of the holder until the commit, so that two files sent at once both count."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"exhibits:{exhibit.holder}"]
        )
    held = Exhibit.objects.filter(holder=exhibit.holder)
    if once and held.filter(sha256=exhibit.sha256).exists():
        raise _HeldAlready
    already = held.count()
    rules.check_room_left(already)
    return already + 1


def _step(
    exhibit: Exhibit,
    kind: StepKind,
    *,
    last: ExhibitStep | None,
    by: Actor,
    now: datetime,
    detail: str = "",
) -> None:
    step = ExhibitStep(
        exhibit=exhibit,
        position=last.position + 1 if last else 1,
        kind=kind,
        at=now,
        actor_key=by.actor_key,
        actor_role=by.actor_role,
        detail=detail,
    )
    step.hash = rules.step_hash(bytes(last.hash) if last else b"", step)
    step.save(force_insert=True)
    event = CustodyStepTaken(exhibit.id, exhibit.holder, kind, step.position, step.hash.hex())
    ledger.record(event, by=by, now=now)


def _follow(
    exhibit: Exhibit, kind: StepKind, *, by: Actor, now: datetime, detail: str = ""
) -> Exhibit:
    """The next step, with the exhibit locked so that steps never share a position."""
    locked = Exhibit.objects.select_for_update().get(pk=exhibit.pk)
    last = locked.steps.latest("position")
    rules.check_can_follow(last.kind, kind)
    _step(locked, kind, last=last, by=by, now=now, detail=detail)
    return locked


@transaction.atomic
def open_exhibit(
    exhibit: Exhibit, *, by: Actor, now: datetime, kind: StepKind = StepKind.VIEWED
) -> Iterator[bytes]:
    """Its content, once the step is written. `kind` COPIED where it leaves as a file.

    Call it outside a longer transaction: nothing may be shown before the step is committed.
    """
    locked = _follow(exhibit, kind, by=by, now=now)
    if not store.exists(locked.path):
        raise store.StoreBroken(f"{locked.path} is missing")
    access.note_look(by, now)
    return store.read(locked.path, digest=bytes(locked.stored_sha256))


@transaction.atomic
def hand_over(exhibit: Exhibit, *, to: UUID, by: Actor, now: datetime) -> None:
    """`to`: the organisation that answers for it from now on."""
    _follow(exhibit, StepKind.HANDED_OVER, by=by, now=now, detail=str(to))


@transaction.atomic
def release(exhibit: Exhibit, *, to: str, why: str, by: User, now: datetime) -> None:
    """Given back to `to`. Only by who may add files where it hangs; the chain holds an id alone."""
    access.check_can_add(by, HolderKind(exhibit.holder_kind), exhibit.holder)
    rules.check_can_release(to=to, why=why)
    released = Release(id=new_id(), to=to, why=why)
    _follow(exhibit, StepKind.RELEASED, by=by, now=now, detail=str(released.id))
    released.step = exhibit.steps.latest("position")
    released.save(force_insert=True)


@transaction.atomic
def destroy(exhibit: Exhibit, *, why: str, by: Actor, now: datetime) -> None:
    """The files go when this commits; hashes and custody stay. `why`: a code, never a sentence."""
    locked = _follow(exhibit, StepKind.DESTROYED, by=by, now=now, detail=why)
    paths = locked.path, locked.preview_path
    locked.path = locked.preview_path = ""
    locked.name = locked.origin = None
    locked.save(update_fields=["path", "preview_path", "name", "origin"])
    transaction.on_commit(lambda: store.remove(*paths))


def destroy_past_their_time(exhibits: list[UUID], now: datetime) -> None:
    """By the rule of retention, in its transaction; those destroyed before are passed over."""
    for exhibit in Exhibit.objects.filter(pk__in=exhibits).order_by("pk"):
        if rules.can_follow(exhibit.steps.latest("position").kind, StepKind.DESTROYED):
            destroy(exhibit, why="retention", by=SYSTEM, now=now)


def sweep_orphans(*, now: datetime) -> int:
    """Remove files that no row names and that are older than a day; returns how many."""
    removed = 0
    batch: list[tuple[UUID | None, str]] = []
    for exhibit_id, path in store.older_than((now - _ORPHAN_AFTER).timestamp()):
        batch.append((exhibit_id, str(path.relative_to(store.folder()))))
        if len(batch) == _SWEPT_AT_ONCE:
            removed += _sweep(batch)
            batch = []
    return removed + _sweep(batch)


def _sweep(batch: list[tuple[UUID | None, str]]) -> int:
    ids = [exhibit_id for exhibit_id, _path in batch if exhibit_id]
    known = set(Exhibit.objects.filter(pk__in=ids).exclude(path="").values_list("id", flat=True))
    orphans = [path for exhibit_id, path in batch if exhibit_id not in known]
    store.remove(*orphans)
    return len(orphans)
