"""What may be written down of a unit."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from khien.capacity.models import CapacityKind, CapacityRow, Topic
from khien.core.refusal import Refused

MOST = 100_000
EARLIEST = date(2000, 1, 1)
LASTING = (CapacityKind.OFFICERS, CapacityKind.EQUIPMENT)


def check_row(kind: str, *, topic: str, what: str, count: int) -> None:
    if kind != CapacityKind.OFFICERS and not what:
        raise Refused(_("Ghi tên lớp, cuộc diễn tập hoặc thiết bị."), field="what")
    if kind != CapacityKind.OFFICERS and topic == Topic.ALL:
        raise Refused(_("“Tất cả cán bộ” chỉ dùng khi ghi số cán bộ."), field="topic")
    if kind != CapacityKind.OFFICERS and count < 1:
        raise Refused(_("Ghi ít nhất là 1."), field="count")
    if count > MOST:
        raise Refused(_("Số này quá lớn."), field="count")


def check_days(kind: str, *, on: date, until: date | None, today: date) -> None:
    if on > today:
        raise Refused(_("Ngày này chưa đến."), field="on")
    if on < EARLIEST:
        raise Refused(_("Ngày này quá xa. Kiểm tra lại năm."), field="on")
    if until is None:
        return
    if kind not in LASTING:
        raise Refused(_("Lớp tập huấn và cuộc diễn tập chỉ ghi ngày tổ chức."), field="until")
    if until <= on:
        raise Refused(_("Ngày thôi phải sau ngày bắt đầu."), field="until")


def check_can_withdraw(row: CapacityRow) -> None:
    if row.withdrawn_at is not None:
        raise Refused(_("Dòng này đã được rút."))
