"""Taking files in: examined, hashed and encrypted in one pass, then a row and its first step."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, TypeAlias
from uuid import UUID

from django.core.files.base import File
from django.db import connection, transaction
from django.utils.translation import gettext as _

from khien.core.actors import Actor
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.evidence import access, facts, pictures, rules, store
from khien.evidence.actions.custody import take_step
from khien.evidence.hidden import Marks, Watched
from khien.evidence.models import Exhibit, ExhibitKind, HolderKind, StepKind
from khien.evidence.scan import scan
from khien.evidence.sniff import TWO_FACES, check_hides_nothing, kind_of
from khien.people.models import User

Upload: TypeAlias = "File[Any]"


@dataclass(frozen=True)
class RefusedFile:
    """`name` as the person called it, so that they can tell which one it was."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Received:
    exhibits: list[Exhibit]
    refused: list[RefusedFile]


@dataclass(frozen=True)
class Bringing:
    """Who brings files where. `origin`: what they are and where from. `most`: bytes of one file.
    `once`: what the holder has already is not taken again, also when it is sent twice at a time.
    """

    holder: UUID
    holder_kind: HolderKind
    by: Actor
    now: datetime
    origin: str = ""
    once: bool = False
    most: int = rules.MAX_SIZE


class HeldAlready(Refused):
    """The holder has this very file."""

    def __init__(self, number: int) -> None:
        super().__init__(_("Tệp này đã có ở đây: chứng cứ %(number)s.") % {"number": number})


def add(
    uploads: Iterable[Upload],
    *,
    holder: UUID,
    holder_kind: HolderKind,
    origin: str,
    by: User,
    now: datetime,
) -> Received:
    """Files that staff bring to what they work on; raises Refused where they may not."""
    access.check_can_add(by, holder_kind, holder)
    bringing = Bringing(
        holder, holder_kind, by, now, origin=origin, once=True, most=rules.MAX_OF_STAFF
    )
    return _take_all(uploads, bringing, pass_over=())


def receive_all(
    uploads: Iterable[Upload],
    *,
    holder: UUID,
    holder_kind: HolderKind,
    by: Actor,
    now: datetime,
    origin: str = "",
    once: bool = False,
) -> Received:
    """Every file that can be taken is; the others are named with the reason.

    `once`: what the holder has already is passed over without a word.
    """
    bringing = Bringing(holder, holder_kind, by, now, origin=origin, once=once)
    return _take_all(uploads, bringing, pass_over=(HeldAlready,))


def _take_all(
    uploads: Iterable[Upload], bringing: Bringing, *, pass_over: tuple[type[Refused], ...]
) -> Received:
    received = Received([], [])
    for upload in uploads:
        try:
            received.exhibits.append(take(upload, bringing))
        except pass_over:
            continue
        except Refused as refusal:
            received.refused.append(RefusedFile(upload.name or "", str(refusal)))
    return received


def receive(
    upload: Upload,
    *,
    holder: UUID,
    holder_kind: HolderKind,
    by: Actor,
    now: datetime,
    origin: str = "",
) -> Exhibit:
    """Raises Refused with the sentence for the person."""
    return take(upload, Bringing(holder, holder_kind, by, now, origin=origin))


def take(
    upload: Upload, bringing: Bringing, *, also: Callable[[Exhibit], None] | None = None
) -> Exhibit:
    """`also` is done in the transaction of the row. Raises Refused."""
    exhibit = Exhibit(
        id=new_id(),
        holder=bringing.holder,
        holder_kind=bringing.holder_kind,
        origin=bringing.origin or None,
        captured_by=bringing.by.actor_key,
        received_at=bringing.now,
    )
    try:
        examine_and_store(exhibit, upload, most=bringing.most)
        with transaction.atomic():
            exhibit.number = _next_number(exhibit, once=bringing.once)
            exhibit.save(force_insert=True)
            take_step(exhibit, StepKind.RECEIVED, last=None, by=bringing.by, now=bringing.now)
            facts.record(exhibit, by=bringing.by, now=bringing.now)
            if also is not None:
                also(exhibit)
    except BaseException:
        store.remove(exhibit.path, exhibit.preview_path)
        raise
    return exhibit


def examine_and_store(exhibit: Exhibit, upload: Upload, *, most: int) -> None:
    rules.check_size(upload.size, most=most)
    kind = kind_of(upload)  # type: ignore[arg-type]  # Django's File reads and seeks as BinaryIO does
    exhibit.scan = scan(upload)  # type: ignore[arg-type]  # the same
    exhibit.kind = kind
    exhibit.name = rules.safe_name(upload.name or "", kind)
    exhibit.claimed = rules.claimed_ending(upload.name or "", kind)
    exhibit.size = upload.size
    if kind in rules.PICTURES:
        stored = _keep_picture(exhibit, upload, kind)
    else:
        stored = _keep_as_it_is(exhibit, upload, kind)
    exhibit.stored_size, exhibit.stored_sha256 = stored.size, stored.sha256
    exhibit.file_size, exhibit.file_sha256 = stored.file_size, stored.file_sha256


def _keep_as_it_is(exhibit: Exhibit, upload: Upload, kind: ExhibitKind) -> store.Stored:
    """Looked through, hashed and encrypted in one reading."""
    upload.seek(0)
    marks = Marks(kind)
    stored = store.save(Watched(upload, marks), exhibit_id=exhibit.id)
    exhibit.path, exhibit.sha256 = stored.path, stored.sha256
    if marks.found:
        raise Refused(TWO_FACES)
    return stored


def _keep_picture(exhibit: Exhibit, upload: Upload, kind: ExhibitKind) -> store.Stored:
    """Made anew, so that of what came only the hash stays."""
    check_hides_nothing(upload, kind)  # type: ignore[arg-type]  # the same
    exhibit.sha256 = rules.digest(upload.chunks(rules.MEGABYTE))
    picture = pictures.make_anew(upload, kind)  # type: ignore[arg-type]  # the same
    exhibit.pdq, exhibit.pdq_quality = picture.pdq, picture.pdq_quality
    if picture.pdq_quality >= rules.PDQ_QUALITY:
        exhibit.pdq_parts = rules.pdq_parts(picture.pdq)
    preview = store.save(BytesIO(picture.preview), exhibit_id=exhibit.id, suffix=".preview")
    exhibit.preview_path = preview.path
    stored = store.save(BytesIO(picture.content), exhibit_id=exhibit.id)
    exhibit.path = stored.path
    return stored


def _next_number(exhibit: Exhibit, *, once: bool) -> int:
    """Under a lock of the holder until the commit, so that two files sent at once both count."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"exhibits:{exhibit.holder}"]
        )
    held = Exhibit.objects.filter(holder=exhibit.holder)
    same = held.filter(sha256=exhibit.sha256).exclude(path="").first() if once else None
    if same is not None:
        raise HeldAlready(same.number)
    already = held.count()
    rules.check_room_left(already)
    return already + 1
