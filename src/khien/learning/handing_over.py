"""Calendars of the institutions somebody worked for: whoever leaves takes no working address."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.handing_over import Ending, Leaving, register_ending
from khien.core.permissions import Permission
from khien.learning.actions.feed import CalendarAddressChanged
from khien.learning.models import CalendarFeed
from khien.people.on_duty import on_duty


def _feeds(leaving: Leaving) -> QuerySet[CalendarFeed]:
    held = on_duty(leaving.now).by_office(Permission.SESSION_RECORD)
    mine = [office for office, people in held.items() if leaving.user.pk in people]
    return CalendarFeed.objects.filter(pk__in=mine, open=True)


def count(leaving: Leaving) -> int:
    return _feeds(leaving).count()


def finish(leaving: Leaving) -> int:
    """A new address each; who stays finds it on the page of the institution."""
    found = list(_feeds(leaving))
    CalendarFeed.objects.filter(pk__in=[feed.pk for feed in found]).update(edition=F("edition") + 1)
    for feed in found:
        event = CalendarAddressChanged(feed.pk, feed.edition + 1, feed.open)
        ledger.record(event, by=leaving.by, now=leaving.now)
    return len(found)


def publish() -> None:
    title = _("Địa chỉ lịch của trường (đổi địa chỉ mới)")
    register_ending(Ending("learning.calendars", title, (), count, finish))
