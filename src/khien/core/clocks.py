"""Deadlines: a rule is a dated row, a running clock one deadline of one subject.

The state on any moment is computed from start, due and stop; lateness is never erased.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from khien.core.calendars import HANOI, WorkingCalendar, today, working_calendar
from khien.core.models import ClockRule, ClockUnit, RunningClock

_DUE_SOON = 0.75  # a clock is "due soon" in the last quarter of its time
# Asked for with every report; written out, it costs a third of what building it each time does.
_RULE_ON = """
    SELECT * FROM core_clockrule
     WHERE code = %(code)s AND valid_from <= %(day)s AND (valid_to IS NULL OR valid_to > %(day)s)
     ORDER BY valid_from DESC LIMIT 1
"""


class ClockState(StrEnum):
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"


def due(started: datetime, *, unit: str, amount: int, calendar: WorkingCalendar) -> datetime:
    """Hours run day and night; days and working days end with the last day in Viet Nam."""
    if unit == ClockUnit.HOURS:
        return started + timedelta(hours=amount)
    if unit == ClockUnit.DAYS:
        last = today(started) + timedelta(days=amount)
        return datetime.combine(last, time(23, 59, 59), HANOI)
    return calendar.add_working_days(started, amount)


def state(clock: RunningClock, *, now: datetime) -> ClockState:
    if clock.stopped_at is not None:
        late = clock.stopped_at > clock.due_at
        return ClockState.DONE_LATE if late else ClockState.DONE_IN_TIME
    if now > clock.due_at:
        return ClockState.OVERDUE
    spent = (now - clock.started_at) / (clock.due_at - clock.started_at)
    return ClockState.DUE_SOON if spent >= _DUE_SOON else ClockState.IN_TIME


def rule_on(code: str, *, now: datetime) -> ClockRule:
    """The version of the rule in force that day; raises ClockRule.DoesNotExist."""
    for rule in ClockRule.objects.raw(_RULE_ON, {"code": code, "day": today(now)}):
        return rule
    raise ClockRule.DoesNotExist(code)


def _due_by(rule: ClockRule, *, now: datetime) -> datetime:
    calendar = _calendar_for([rule])
    return due(now, unit=rule.unit, amount=rule.amount, calendar=calendar)


def _calendar_for(rules: Iterable[ClockRule]) -> WorkingCalendar:
    if any(rule.unit == ClockUnit.WORKING_DAYS for rule in rules):
        return working_calendar()
    return WorkingCalendar(frozenset(), frozenset())


def due_of(code: str, *, now: datetime) -> datetime:
    """Until when, were the clock started now."""
    return _due_by(rule_on(code, now=now), now=now)


def dues_of(code: str, starts: Iterable[datetime]) -> dict[datetime, datetime]:
    """As `due_of`, for each of many moments: the rules and the calendar are read once."""
    versions = list(ClockRule.objects.filter(code=code).order_by("-valid_from"))
    calendar = _calendar_for(versions)
    found = {start: _in_force(versions, today(start), code) for start in starts}
    return {
        start: due(start, unit=rule.unit, amount=rule.amount, calendar=calendar)
        for start, rule in found.items()
    }


def _in_force(versions: Iterable[ClockRule], day: date, code: str) -> ClockRule:
    for rule in versions:
        if rule.valid_from <= day and (rule.valid_to is None or day < rule.valid_to):
            return rule
    raise ClockRule.DoesNotExist(code)


def start(
    code: str, *, subject: UUID, now: datetime, responsible: UUID | None = None
) -> RunningClock:
    """Start the clock `code`; one that already runs for the subject goes on unchanged, also where
    its rule has a newer version since.
    """
    running = RunningClock.objects.filter(rule__code=code, subject=subject, stopped_at=None)
    already = running.select_related("rule").first()
    if already is not None:
        return already
    rule = rule_on(code, now=now)
    clock, _ = RunningClock.objects.get_or_create(
        rule=rule,
        subject=subject,
        stopped_at=None,
        defaults={
            "responsible": responsible,
            "started_at": now,
            "due_at": _due_by(rule, now=now),
        },
    )
    return clock


def start_first(code: str, *, subject: UUID, now: datetime) -> RunningClock:
    """For a subject made in this very transaction: nothing of it can be running yet, so nothing is
    looked up. Reports come hundreds at a time.
    """
    rule = rule_on(code, now=now)
    return RunningClock.objects.create(
        rule=rule, subject=subject, started_at=now, due_at=_due_by(rule, now=now)
    )


def stop(code: str, *, subject: UUID, now: datetime) -> None:
    RunningClock.objects.filter(rule__code=code, subject=subject, stopped_at=None).update(
        stopped_at=now
    )


def stop_all(*, subject: UUID, now: datetime) -> None:
    RunningClock.objects.filter(subject=subject, stopped_at=None).update(stopped_at=now)


def of(subjects: UUID | Iterable[UUID]) -> list[RunningClock]:
    """Every clock of one subject or of several, oldest first, with its rule."""
    chosen = [subjects] if isinstance(subjects, UUID) else list(subjects)
    return list(
        RunningClock.objects.filter(subject__in=chosen)
        .select_related("rule")
        .order_by("started_at")
    )


def overdue_unescalated(codes: Iterable[str], *, now: datetime) -> list[RunningClock]:
    """Clocks past their due moment that nobody was told of yet."""
    return list(
        RunningClock.objects.filter(
            rule__code__in=list(codes), stopped_at=None, escalated_at=None, due_at__lt=now
        )
        .select_related("rule")
        .order_by("due_at")
    )
