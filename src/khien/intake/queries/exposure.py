"""The day's exposure of one person, and the desk's own numbers."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from khien.core.calendars import HANOI, today
from khien.core.models import Certainty
from khien.intake.models import Debrief, DeskRule, Exposure
from khien.intake.rules.exposure import Budget, Stretch, budget
from khien.people.models import User

_RECENT = 30


def rule_on(now: datetime) -> DeskRule:
    """In force that day; before anything was set, 4 hours a day as INHOPE advises."""
    found = DeskRule.objects.filter(valid_from__lte=today(now)).order_by("-valid_from").first()
    return found or shipped_rule()


def shipped_rule() -> DeskRule:
    return DeskRule(
        valid_from=date(2022, 1, 1),
        daily_minutes=240,
        rest_after_minutes=60,
        item_minutes=5,
        shift_hours=[6, 14, 22],
        certainty=Certainty.KNOWN,
    )


def day_begins(day: date) -> datetime:
    return datetime.combine(day, time(), HANOI)


def budget_of(user_id: UUID, *, now: datetime) -> Budget:
    begin = day_begins(today(now))
    rows = Exposure.objects.filter(user=user_id, at__gte=begin, at__lt=begin + timedelta(days=1))
    rule = rule_on(now)
    stretches = [Stretch(at, minutes) for at, minutes in rows.values_list("at", "minutes")]
    return budget(stretches, limit=rule.daily_minutes, rest_after=rule.rest_after_minutes)


def debriefs_of(user: User) -> list[Debrief]:
    return list(user.debriefs.order_by("-at")[:_RECENT])
