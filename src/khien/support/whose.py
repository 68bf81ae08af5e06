"""Whose a line of a work list is: one's own, somebody's one stands in for, or nobody's so far."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.people.models import User
from khien.support.models import Case
from khien.support.queries.handover import instead_of


@dataclass(frozen=True)
class Whose:
    user: User
    instead: dict[UUID, tuple[User, date | None]]

    @classmethod
    def of(cls, user: User, now: datetime) -> Self:
        return cls(user, instead_of(user, on=today(now)))

    def case(self, case: Case) -> str:
        """Empty for one's own."""
        words = self.stood_in(case.pk)
        if words or case.officer_id == self.user.pk:
            return words
        return _("Chưa có ai ở xã phụ trách hồ sơ này.")

    def stood_in(self, key: UUID) -> str:
        """Of a case or an assigned action; empty where it is one's own."""
        if key not in self.instead:
            return ""
        person, last_day = self.instead[key]
        if last_day is None:
            return _("Làm thay %(name)s") % {"name": person}
        day = f"{last_day:%d/%m/%Y}"
        return _("Làm thay %(name)s đến hết ngày %(day)s") % {"name": person, "day": day}
