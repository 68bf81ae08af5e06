"""Whose day the desk's lead looks after: the people who work at the desk, with their budgets."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.intake.models import Exposure
from khien.intake.queries.exposure import day_begins, rule_on
from khien.intake.rules.exposure import Budget, Stretch, budget
from khien.people.models import Duty, User
from khien.people.roles import roles_with


@dataclass(frozen=True)
class OnDesk:
    user: User
    budget: Budget


def people_of_desk(lead: User, *, now: datetime) -> list[OnDesk]:
    """Nobody for who does not lead the whole desk. Three queries, whatever their number."""
    if not lead.scope(Permission.HOTLINE_LEAD).everywhere:
        return []
    duties = Duty.objects.in_force(now).filter(role__in=roles_with(Permission.HOTLINE_WORK))
    people = User.objects.filter(is_active=True, pk__in=duties.values("user")).exclude(pk=lead.pk)
    begin = day_begins(today(now))
    rows = Exposure.objects.filter(
        user__in=people.values("pk"), at__gte=begin, at__lt=begin + timedelta(days=1)
    )
    met: dict[object, list[Stretch]] = {}
    for user, at, minutes in rows.values_list("user", "at", "minutes"):
        met.setdefault(user, []).append(Stretch(at, minutes))
    rule = rule_on(now)
    return [
        OnDesk(
            each,
            budget(
                met.get(each.pk, []), limit=rule.daily_minutes, rest_after=rule.rest_after_minutes
            ),
        )
        for each in people.order_by("folded_name", "id")
    ]
