"""The numbers of the desk, the exposure budget among them, and what people wrote of themselves."""

from datetime import date, datetime

from khien.core.calendars import today
from khien.core.models import Certainty
from khien.intake.models import Debrief, DeskRule
from khien.people.exposure import Limits
from khien.people.models import User

_RECENT = 30


def rule_on(now: datetime) -> DeskRule:
    """In force that day; before anything was set, what is shipped."""
    found = DeskRule.objects.filter(valid_from__lte=today(now)).order_by("-valid_from").first()
    return found or shipped_rule()


def shipped_rule() -> DeskRule:
    shipped = Limits()
    return DeskRule(
        valid_from=date(2022, 1, 1),
        daily_minutes=shipped.daily,
        rest_after_minutes=shipped.rest_after,
        item_minutes=shipped.item,
        shift_hours=[6, 14, 22],
        certainty=Certainty.KNOWN,
    )


def limits_on(now: datetime) -> Limits:
    rule = rule_on(now)
    return Limits(rule.daily_minutes, rule.rest_after_minutes, rule.item_minutes)


def debriefs_of(user: User) -> list[Debrief]:
    return list(user.debriefs.order_by("-at")[:_RECENT])
