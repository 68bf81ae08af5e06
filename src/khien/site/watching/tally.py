"""Counting sign-ins that failed, day by day and of nobody in particular."""

from datetime import datetime

from django.db.models import F

from khien.core.calendars import today
from khien.people import attempts
from khien.site.models import SignInTally


def publish() -> None:
    attempts.register_failures(_note)


def _note(now: datetime) -> None:
    SignInTally.objects.get_or_create(day=today(now))
    SignInTally.objects.filter(day=today(now)).update(failed=F("failed") + 1)
