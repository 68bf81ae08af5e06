"""What is said of a deadline, in words a person would use."""

from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from khien.core.clocks import ClockState
from khien.core.models import ClockUnit, LadderStep

TONES = {
    ClockState.IN_TIME: "info",
    ClockState.DUE_SOON: "warn",
    ClockState.OVERDUE: "danger",
    ClockState.SUSPENDED: "neutral",
    ClockState.DONE_IN_TIME: "good",
    ClockState.DONE_LATE: "warn",
    ClockState.CANCELLED: "neutral",
}
_SAID: dict[ClockState, str | Promise] = {
    ClockState.SUSPENDED: gettext_lazy("đang tạm dừng"),
    ClockState.DONE_IN_TIME: gettext_lazy("xong đúng hạn"),
    ClockState.DONE_LATE: gettext_lazy("xong, nhưng trễ hạn"),
    ClockState.CANCELLED: gettext_lazy("không phải làm nữa"),
}
UNITS: dict[str, str | Promise] = {
    ClockUnit.HOURS: gettext_lazy("giờ"),
    ClockUnit.DAYS: gettext_lazy("ngày"),
    ClockUnit.WORKING_DAYS: gettext_lazy("ngày làm việc"),
}
_COUNTED_IN_HOURS = timedelta(hours=48)


def length(span: timedelta) -> str:
    """A span in its largest fitting unit, rounded down: nobody is promised time they lack."""
    if span >= _COUNTED_IN_HOURS:
        return ngettext("%(count)s ngày", "%(count)s ngày", span.days) % {"count": span.days}
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    if hours:
        return ngettext("%(count)s giờ", "%(count)s giờ", hours) % {"count": hours}
    return ngettext("%(count)s phút", "%(count)s phút", minutes) % {"count": minutes}


def amount(count: int, unit: str) -> str:
    """None: the day is given each time."""
    if count == 0:
        return _("theo ngày được giao")
    if unit == ClockUnit.HOURS:
        return ngettext("%(count)s giờ", "%(count)s giờ", count) % {"count": count}
    if unit == ClockUnit.DAYS:
        return ngettext("%(count)s ngày", "%(count)s ngày", count) % {"count": count}
    text = ngettext("%(count)s ngày làm việc", "%(count)s ngày làm việc", count)
    return text % {"count": count}


def step(offset: int, unit: str) -> str:
    """When a reminder comes: so much before or after the due moment."""
    if offset == 0:
        at_once = unit == ClockUnit.HOURS
        return _("đúng lúc hết hạn") if at_once else _("sáng ngày hết hạn")
    said = {"length": amount(abs(offset), unit)}
    return (_("trước hạn %(length)s") if offset < 0 else _("sau hạn %(length)s")) % said


def remaining(due: datetime, *, now: datetime) -> str:
    if now > due:
        return _("quá hạn %(length)s") % {"length": length(now - due)}
    return _("còn %(length)s") % {"length": length(due - now)}


def remaining_working_days(days: int) -> str:
    """`days` below zero: that many working days late."""
    if days == 0:
        return _("hạn là hôm nay")
    return (_("quá hạn %(length)s") if days < 0 else _("còn %(length)s")) % {
        "length": amount(abs(days), ClockUnit.WORKING_DAYS)
    }


def state(
    state: ClockState, due: datetime, *, now: datetime, working_days: int | None = None
) -> str:
    """`working_days` left (below zero: late), where the rule counts in them."""
    if state in _SAID:
        return str(_SAID[state])
    if working_days is not None:
        return remaining_working_days(working_days)
    return remaining(due, now=now)


def reminded_by(row: LadderStep | None) -> str:
    """A step of the ladder, or a person who asked for it."""
    return step(row.offset, row.unit) if row else _("theo lời đôn đốc")
