"""Periods that somebody asks figures of."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from khien.core.measures import Period
from khien.core.refusal import Refused

LONGEST = timedelta(days=3 * 366)


def check_period(period: Period, *, today: date, traces: bool) -> None:
    """Who may not see the rows reads whole years: two periods that differ by a day tell a child."""
    if period.start > period.end:
        raise Refused(_("Ngày đầu phải trước ngày cuối."), field="den")
    if period.start > today:
        raise Refused(_("Ngày này chưa đến."), field="tu")
    if period.end - period.start > LONGEST:
        raise Refused(_("Chọn nhiều nhất ba năm."), field="den")
    if not traces and not _whole_years(period):
        raise Refused(
            _("Vai trò của bạn xem số liệu theo năm tròn, từ 01/01 đến 31/12."), field="tu"
        )


def _whole_years(period: Period) -> bool:
    start, end = period.start, period.end
    return (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31)
