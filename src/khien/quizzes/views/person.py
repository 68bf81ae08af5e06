"""Who asks, and which day it is."""

from datetime import date
from typing import cast

from django.http import HttpRequest
from django.utils import timezone

from khien.core.calendars import today
from khien.people.models import User


def person(request: HttpRequest) -> User:
    return cast("User", request.user)


def this_day() -> date:
    return today(timezone.now())
