"""A large file, piece by piece: begun, gone on with after whatever came between, taken in."""

import json
from datetime import datetime
from uuid import UUID

from django.core.files.base import File

from khien.core.refusal import Refused
from khien.core.seal import keyed_hash
from khien.evidence import access, arriving, rules
from khien.evidence.actions.taking import Bringing, take
from khien.evidence.models import Arriving, Exhibit, HolderKind
from khien.evidence.store import NoRoom, StoreBroken
from khien.people.models import User


def begin(
    *,
    holder: UUID,
    holder_kind: HolderKind,
    name: str,
    size: int,
    changed: int,
    origin: str,
    by: User,
    now: datetime,
) -> Arriving:
    """The same file of the same person for the same holder goes on where it stood; `changed` (when
    the file was last written, as the browser tells it) keeps two of one name apart. Raises Refused.
    """
    access.check_can_add(by, holder_kind, holder)
    rules.check_size(size, most=rules.MAX_OF_STAFF)
    told = json.dumps([str(by.pk), str(holder), name, size, changed])
    mark = keyed_hash("arriving", told.encode())
    known = Arriving.objects.filter(mark=mark).select_related("exhibit").first()
    if known is not None and (known.exhibit is None or known.exhibit.path):
        return known
    if known is not None:
        known.delete()  # what it became was destroyed since
    rules.check_space(size, free=arriving.free_space())
    row, _made = Arriving.objects.get_or_create(
        mark=mark,
        defaults={
            "holder": holder,
            "holder_kind": holder_kind,
            "by": by,
            "name": name,
            "origin": origin,
            "size": size,
            "began_at": now,
        },
    )
    return row


def keep_piece(row: Arriving, number: int, content: bytes) -> int:
    """How much is there now. Raises Refused."""
    rules.check_piece(number, len(content), whole=row.size, piece=arriving.PIECE)
    arriving.keep(row.pk, number, content)
    return arriving.received(row.pk, row.size)


def finish(row: Arriving, *, by: User, now: datetime) -> Exhibit:
    """The exhibit, also when asked again. Raises Refused; where only room was missing, what was
    sent stays, to be tried again.
    """
    if row.exhibit is not None:
        return row.exhibit
    holder_kind = HolderKind(row.holder_kind)
    access.check_can_add(by, holder_kind, row.holder)
    rules.check_whole(arriving.received(row.pk, row.size), row.size)
    bringing = Bringing(
        row.holder,
        holder_kind,
        by,
        now,
        origin=str(row.origin or ""),
        once=True,
        most=rules.MAX_OF_STAFF,
    )
    try:
        exhibit = _taken(row, bringing)
    except NoRoom:
        raise
    except StoreBroken:
        give_up(row)
        raise Refused(rules.BROKEN_ON_THE_WAY) from None
    except Refused:
        give_up(row)
        raise
    arriving.remove(row.pk)
    return exhibit


def _taken(row: Arriving, bringing: Bringing) -> Exhibit:
    def arrived(exhibit: Exhibit) -> None:
        row.exhibit = exhibit
        row.save(update_fields=["exhibit"])

    with arriving.opened(row.pk, row.size) as pieces:
        upload = File(pieces, name=str(row.name))
        upload.size = row.size
        return take(upload, bringing, also=arrived)


def give_up(row: Arriving) -> None:
    """What was sent of it goes."""
    Arriving.objects.filter(pk=row.pk, exhibit=None).delete()
    arriving.remove(row.pk)
