"""Taking sessions out as a table; the ledger keeps who took how many."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.export import Cell, Table
from khien.core.refusal import Refused
from khien.directory.queries import names_of
from khien.learning.models import Session
from khien.people.models import User

MOST_ROWS = 25_000


@dataclass(frozen=True)
class SessionsExported(ledger.Event):
    """`subject` is the person who took them."""

    count: int
    kind: str


@transaction.atomic
def export_sessions(rows: QuerySet[Session], *, kind: str, by: User, now: datetime) -> Table:
    chosen = list(rows[: MOST_ROWS + 1])
    if len(chosen) > MOST_ROWS:
        raise Refused(
            _("Danh sách dài hơn %(most)s dòng. Hãy lọc theo năm học rồi xuất từng phần.")
            % {"most": MOST_ROWS}
        )
    ledger.record(SessionsExported(by.pk, len(chosen), kind), by=by, now=now)
    names = names_of({row.institution_id for row in chosen}, today(now))
    return Table(
        name=f"buoi-giao-duc-{today(now):%Y-%m-%d}",
        columns=_columns(),
        rows=[_cells(row, names.get(row.institution_id, "")) for row in chosen],
    )


def _columns() -> list[str]:
    return [
        _("Ngày"),
        _("Cơ sở"),
        _("Hình thức"),
        _("Tên buổi"),
        _("Chủ đề"),
        _("Dành cho"),
        _("Khối lớp"),
        _("Số phút"),
        _("Có mặt"),
        _("Sĩ số"),
        _("Kế hoạch, quyết định"),
        _("Trạng thái"),
        _("Ghi lúc"),
        _("Xác nhận lúc"),
        _("Mã"),
    ]


def _cells(row: Session, institution: str) -> list[Cell]:
    held_on: date = row.held_on
    return [
        held_on,
        institution,
        str(row.get_form_display()),
        row.title,
        ", ".join(row.strands),
        str(row.get_audience_display()),
        ", ".join(str(grade) for grade in row.grades),
        row.minutes,
        row.headcount,
        row.enrolled,
        row.document,
        str(row.get_state_display()),
        row.recorded_at,
        row.verified_at,
        str(row.id),
    ]
