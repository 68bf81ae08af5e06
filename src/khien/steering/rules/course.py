"""What an assignment is on a day, from its dates alone. Pure: no row, no clock of the machine.

A due day counts to its end. Lateness is never erased: a due day that passed before it was moved
stays passed. Working days on which the task rested are given back.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.calendars import WorkingCalendar, end_of
from khien.core.clocks import Given

SOON = 5  # working days before the due day
_DAY = timedelta(days=1)
_FAR = date(9000, 1, 1)  # rests until somebody lets it go on


class AssignmentState(TextChoices):
    OVERDUE = "overdue", pgettext_lazy("nhiệm vụ", "quá hạn")
    DUE_SOON = "due_soon", pgettext_lazy("nhiệm vụ", "sắp đến hạn")
    SUBMITTED = "submitted", _("chờ xác nhận hoàn thành")
    IN_TIME = "in_time", _("đang làm, còn hạn")
    NOT_STARTED = "not_started", _("chưa bắt đầu")
    NO_DEADLINE = "no_deadline", _("không có hạn")
    SUSPENDED = "suspended", pgettext_lazy("nhiệm vụ", "tạm dừng")
    DONE_IN_TIME = "done_in_time", _("hoàn thành đúng hạn")
    DONE_LATE = "done_late", _("hoàn thành muộn")
    CANCELLED = "cancelled", pgettext_lazy("nhiệm vụ", "đã hủy")


CLOSED = frozenset(
    {AssignmentState.DONE_IN_TIME, AssignmentState.DONE_LATE, AssignmentState.CANCELLED}
)


@dataclass(frozen=True)
class Granted:
    """More time: decided on a day, until a day."""

    decided: date
    until: date


@dataclass(frozen=True)
class Rest:
    """The task was suspended from `since` until before `until`; None: it still is."""

    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Told:
    """The office told something; `done`: that all is done; `sent_back`: on that day."""

    on: date
    done: bool = False
    sent_back: date | None = None

    def waits_on(self, day: date) -> bool:
        answered = self.sent_back is not None and self.sent_back <= day
        return self.done and self.on <= day and not answered


@dataclass(frozen=True)
class Course:
    """All that happened to one assignment. `finished`: the day of the progress that was accepted,
    `accepted`: when it was; `cancelled`: from that day on.
    """

    due: date | None
    granted: tuple[Granted, ...] = ()
    rests: tuple[Rest, ...] = ()
    told: tuple[Told, ...] = ()
    finished: date | None = None
    accepted: date | None = None
    cancelled: date | None = None

    def due_on(self, day: date, calendar: WorkingCalendar) -> date | None:
        return self._walk(day, calendar)[0]

    def late_since(self, day: date, calendar: WorkingCalendar) -> date | None:
        """The first due day that had passed by then; once there, it stays."""
        end = min(day, self.finished) if self.finished else day
        if self.cancelled:
            end = min(end, self.cancelled)
        due, late = self._walk(end, calendar)
        if late is not None or due is None or end <= due:
            return late
        return None if any(rest.holds_on(end) and rest.since <= due for rest in self.rests) else due

    def _walk(self, day: date, calendar: WorkingCalendar) -> tuple[date | None, date | None]:
        """The due day in force, and the first that had passed before it was moved."""
        due, late = self.due, None
        moves: list[tuple[date, Granted | Rest]] = [(each.decided, each) for each in self.granted]
        moves += [(each.until, each) for each in self.rests if each.until is not None]
        for at, move in sorted(moves, key=lambda pair: pair[0]):
            if due is None or at > day:
                break
            begun = move.decided if isinstance(move, Granted) else move.since
            if begun > due and late is None:
                late = due
            if isinstance(move, Granted):
                due = move.until
            elif move.since <= due:
                due = calendar.shift(due, working_days(move.since, at, calendar))
        return due, late

    def passed_on(self, day: date, calendar: WorkingCalendar) -> bool:
        """More time that is asked for on this day is asked for after the due day."""
        due = self.due_on(day, calendar)
        return due is not None and day > due

    def resting(self, day: date) -> bool:
        return any(rest.holds_on(day) for rest in self.rests)

    def state_on(self, day: date, calendar: WorkingCalendar) -> AssignmentState:
        if self.cancelled is not None and self.cancelled <= day:
            return AssignmentState.CANCELLED
        late = self.late_since(day, calendar) is not None
        if self.finished is not None and (self.accepted or self.finished) <= day:
            return AssignmentState.DONE_LATE if late else AssignmentState.DONE_IN_TIME
        if any(each.waits_on(day) for each in self.told):
            return AssignmentState.SUBMITTED
        if self.resting(day):
            return AssignmentState.SUSPENDED
        return self._open_on(day, calendar)

    def _open_on(self, day: date, calendar: WorkingCalendar) -> AssignmentState:
        due = self.due_on(day, calendar)
        if due is not None and day > due:
            return AssignmentState.OVERDUE
        if due is not None and working_days(day + _DAY, due + _DAY, calendar) <= SOON:
            return AssignmentState.DUE_SOON
        if not any(each.on <= day for each in self.told):
            return AssignmentState.NOT_STARTED
        return AssignmentState.NO_DEADLINE if due is None else AssignmentState.IN_TIME

    def days_late(self, day: date, calendar: WorkingCalendar) -> int:
        """Working days after the first due day that passed; 0 where none did."""
        since = self.late_since(day, calendar)
        end = min(day, self.finished) if self.finished else day
        return working_days(since + _DAY, end + _DAY, calendar) if since else 0

    def reminded(self, day: date, calendar: WorkingCalendar) -> Given | None:
        """The deadline its office is reminded of; None: not any more."""
        due = self.due_on(day, calendar)
        if due is None or self.state_on(day, calendar) in CLOSED | {AssignmentState.SUBMITTED}:
            return None
        ends = [rest.until for rest in self.rests if rest.holds_on(day)]
        until = end_of((ends[0] or _FAR) - _DAY) if ends else None
        return Given(end_of(due), until)


def working_days(start: date, end: date, calendar: WorkingCalendar) -> int:
    """From `start` until before `end`."""
    count, day = 0, start
    while day < end:
        count += calendar.is_working_day(day)
        day += _DAY
    return count
