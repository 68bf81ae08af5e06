"""What is said of a deadline, in words a person would use."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khien.core.clocks import ClockState

TONES = {
    ClockState.IN_TIME: "info",
    ClockState.DUE_SOON: "warn",
    ClockState.OVERDUE: "danger",
    ClockState.DONE_IN_TIME: "good",
    ClockState.DONE_LATE: "warn",
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


def remaining(due: datetime, *, now: datetime) -> str:
    if now > due:
        return _("quá hạn %(length)s") % {"length": length(now - due)}
    return _("còn %(length)s") % {"length": length(due - now)}


def remaining_working_days(days: int) -> str:
    """`days` below zero: that many working days late."""
    if days == 0:
        return _("hạn là hôm nay")
    count = abs(days)
    text = ngettext("%(count)s ngày làm việc", "%(count)s ngày làm việc", count)
    return (_("quá hạn %(length)s") if days < 0 else _("còn %(length)s")) % {
        "length": text % {"count": count}
    }


def state(
    state: ClockState, due: datetime, *, now: datetime, working_days: int | None = None
) -> str:
    """`working_days` left (below zero: late), where the rule counts in them."""
    if state is ClockState.DONE_IN_TIME:
        return _("xong đúng hạn")
    if state is ClockState.DONE_LATE:
        return _("xong, nhưng trễ hạn")
    if working_days is not None:
        return remaining_working_days(working_days)
    return remaining(due, now=now)
