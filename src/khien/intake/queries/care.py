"""Whose day the desk's lead looks after: the people who work at the desk, with their budgets."""

from dataclasses import dataclass
from datetime import datetime

from khien.core.permissions import Permission
from khien.people.exposure import budgets_of
from khien.people.exposure_rules import Budget
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
    found = User.objects.filter(is_active=True, pk__in=duties.values("user")).exclude(pk=lead.pk)
    people = list(found.order_by("folded_name", "id"))
    budgets = budgets_of([each.pk for each in people], now=now)
    return [OnDesk(each, budgets[each.pk]) for each in people]
