"""Taking the queue out as a table: no words of any reporter, and the ledger knows who took it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.export import Table
from khien.core.refusal import Refused
from khien.intake.models import Report
from khien.intake.queries import queue
from khien.intake.rules.priority import sentences
from khien.intake.wording import kinds_in_words, places
from khien.people.models import User

MOST_ROWS = 10_000


@dataclass(frozen=True)
class QueueExported(ledger.Event):
    kind: str
    rows: int


@transaction.atomic
def export_queue(user: User, filters: queue.Filters, *, kind: str, now: datetime) -> Table:
    """What the person sees under these filters, in the same order. `kind`: csv or xlsx."""
    found = queue.page(user, filters, now=now, size=MOST_ROWS)
    if found.after:
        raise Refused(
            _("Danh sách dài quá 10.000 tin. Hãy lọc bớt rồi tải lại."),
        )
    names = places({row.commune_id for row in found.rows}, today(now))
    ledger.record(QueueExported(user.pk, kind, len(found.rows)), by=user, now=now)
    columns = [
        _("Số tin"),
        _("Nhận lúc"),
        _("Người báo"),
        _("Loại việc"),
        _("Nơi xảy ra"),
        _("Tuổi"),
        _("Mức khẩn"),
        _("Vì sao"),
        _("Trạng thái"),
        _("Hạn"),
    ]
    rows = [_row(row, names) for row in found.rows]
    return Table("tin-bao", columns, rows)


def _row(report: Report, names: dict[UUID | None, str]) -> list[str | int | datetime | None]:
    return [
        queue.reference(report),
        report.received_at,
        str(report.get_door_display()),
        kinds_in_words(report.kinds),
        names.get(report.commune_id, ""),
        report.child_age,
        str(report.get_priority_display()),
        "; ".join(sentences(report.priority_reasons)),
        str(report.get_state_display()),
        report.due_at,
    ]
