"""A photograph from a phone: an exhibit of its session, once however often it is sent."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence.actions.taking import Bringing, Upload, take
from khien.evidence.models import Exhibit, HolderKind
from khien.evidence.rules import MEGABYTE, digest
from khien.learning.models import Session
from khien.learning.queries.institutions import in_scope
from khien.learning.rules.photo import check_can_add_photo, check_is_picture
from khien.people.models import User


@dataclass(frozen=True)
class SessionPhotographed(ledger.Event):
    institution: UUID
    version: int


@transaction.atomic
def take_photo(session: UUID, photo: Upload, *, by: User, now: datetime) -> None:
    """`session`: its id, or the id that the phone made where it wrote the session down itself."""
    mine = Q(pk=session) | Q(sent_key=session, recorded_by=by)
    row = Session.objects.select_for_update().filter(mine).first()
    if row is None or not _may_record(row, by, now):
        raise Refused(_("Không còn buổi này, hoặc bạn không được giao ghi buổi của cơ sở ấy."))
    if _is_there(row, photo):
        return
    check_can_add_photo(row, size=photo.size, today=today(now))
    bringing = Bringing(row.id, HolderKind.SESSION, by, now, once=True)
    take(photo, bringing, also=check_is_picture)
    row.corrected_by, row.version = by, row.version + 1
    row.save(update_fields=["corrected_by", "version"])
    ledger.record(SessionPhotographed(row.id, row.institution_id, row.version), by=by, now=now)


def _may_record(row: Session, by: User, now: datetime) -> bool:
    return in_scope(by, Permission.SESSION_RECORD, row.institution_id, on=today(now))


def _is_there(row: Session, photo: Upload) -> bool:
    """Also where the session was verified since: what arrived is never refused later."""
    content = digest(photo.chunks(MEGABYTE))
    return Exhibit.objects.filter(holder=row.id, sha256=content).exists()
