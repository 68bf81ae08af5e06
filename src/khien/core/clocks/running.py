"""The rows of deadlines: which rule is in force, what runs for a subject, starting and stopping."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from khien.core.calendars import WorkingCalendar, end_of, today, working_calendar
from khien.core.clocks.timeline import Change, ClockState, Timeline, due, state_of
from khien.core.models import ChangeKind, ClockRule, ClockUnit, RunningClock

# Asked for with every report; written out, it costs a third of what building it each time does.
_RULE_ON = """
    SELECT * FROM core_clockrule
     WHERE code = %(code)s AND valid_from <= %(day)s AND (valid_to IS NULL OR valid_to > %(day)s)
     ORDER BY valid_from DESC LIMIT 1
"""


def state(clock: RunningClock, *, now: datetime) -> ClockState:
    """On the moment the row was read, or later; for any moment before: `timeline_of`."""
    return state_of(
        started=clock.started_at,
        due=clock.due_at,
        now=now,
        stopped=clock.stopped_at,
        cancelled=clock.cancelled,
        late=clock.late_at is not None,
        suspended_until=clock.suspended_until,
    )


def timeline_of(clock: RunningClock) -> Timeline:
    changes = (
        Change(ChangeKind(row.kind), row.at, row.due_at, row.until) for row in clock.changes.all()
    )
    return Timeline(
        clock.started_at, clock.first_due_at, tuple(changes), clock.stopped_at, clock.cancelled
    )


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
        defaults={"responsible": responsible, **_begun(rule, now=now)},
    )
    return clock


def start_until(
    code: str, *, subject: UUID, until: date, now: datetime, responsible: UUID | None = None
) -> RunningClock:
    """Due at the end of a day that somebody set, not after the rule's own time."""
    due_at = end_of(until)
    return RunningClock.objects.create(
        rule=rule_on(code, now=now),
        subject=subject,
        responsible=responsible,
        started_at=now,
        first_due_at=due_at,
        due_at=due_at,
        next_at=now,
    )


def start_first(code: str, *, subject: UUID, now: datetime) -> RunningClock:
    """For a subject made in this very transaction: nothing of it can be running yet, so nothing is
    looked up. Reports come hundreds at a time.
    """
    rule = rule_on(code, now=now)
    return RunningClock.objects.create(rule=rule, subject=subject, **_begun(rule, now=now))


def start_each(code: str, dues: Mapping[UUID, datetime], *, now: datetime) -> None:
    """For subjects made in this very transaction, each with a due moment of its own."""
    rule = rule_on(code, now=now)
    RunningClock.objects.bulk_create(
        RunningClock(
            rule=rule, subject=subject, started_at=now, first_due_at=due, due_at=due, next_at=now
        )
        for subject, due in dues.items()
    )


def _begun(rule: ClockRule, *, now: datetime) -> dict[str, datetime]:
    """The ladder of reminders is looked at by the worker, not by whoever starts the clock."""
    until = _due_by(rule, now=now)
    return {"started_at": now, "first_due_at": until, "due_at": until, "next_at": now}


def stop(code: str, *, subject: UUID, now: datetime) -> None:
    RunningClock.objects.filter(rule__code=code, subject=subject, stopped_at=None).update(
        stopped_at=now
    )


def stop_all(*, subject: UUID, now: datetime) -> None:
    RunningClock.objects.filter(subject=subject, stopped_at=None).update(stopped_at=now)


def cancel_all(*, subject: UUID, now: datetime) -> None:
    """What these were for fell away: they are neither done in time nor done late."""
    RunningClock.objects.filter(subject=subject, stopped_at=None).update(
        stopped_at=now, cancelled=True
    )


def of(subjects: UUID | Iterable[UUID]) -> list[RunningClock]:
    """Every clock of one subject or of several, oldest first, with its rule."""
    chosen = [subjects] if isinstance(subjects, UUID) else list(subjects)
    return list(
        RunningClock.objects.filter(subject__in=chosen)
        .select_related("rule")
        .order_by("started_at")
    )
