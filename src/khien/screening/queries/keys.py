"""Readers of keys and of how much each asked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import TruncDate
from django.http import Http404

from khien.core.calendars import HANOI, today
from khien.core.permissions import Permission
from khien.people.models import User
from khien.screening.models import ApiKey, KeyDay, KeyUse, Use
from khien.screening.rules.keys import KeyState, state

DAYS_SHOWN = 90


def visible_to(user: User) -> QuerySet[ApiKey]:
    keys = ApiKey.objects.all()
    return keys if user.may(Permission.BANK_MANAGE) else keys.none()


def get_for(user: User, key_id: UUID) -> ApiKey:
    found = visible_to(user).select_related("created_by", "revoked_by").filter(pk=key_id).first()
    if found is None:
        raise Http404
    return found


def newest_first(user: User, *, on: date) -> QuerySet[ApiKey]:
    """Each with `taken`: items of that day, None for none; `last`: minute of its last call."""
    days = KeyDay.objects.filter(key=OuterRef("pk"), day=on).values("taken")
    last = KeyUse.objects.filter(key=OuterRef("pk")).order_by("-minute").values("minute")[:1]
    return visible_to(user).annotate(taken=Subquery(days), last=Subquery(last)).order_by("-pk")


@dataclass(frozen=True)
class KeyRow:
    key: ApiKey
    state: KeyState
    uses: list[str]
    taken: int
    last: datetime | None


def rows(keys: QuerySet[ApiKey], *, on: date) -> list[KeyRow]:
    return [
        KeyRow(key, state(key, on=on), names_of(key), key.taken or 0, key.last)  # type: ignore[attr-defined]  # annotated above
        for key in keys
    ]


def names_of(key: ApiKey) -> list[str]:
    return [str(Use(use).label) for use in key.uses]


def by_day(key: ApiKey, *, now: datetime) -> QuerySet[KeyUse, Any]:
    """{day, calls, items, hits} of each day of the last 90 on which it asked, newest first."""
    since = datetime.combine(today(now) - timedelta(days=DAYS_SHOWN), datetime.min.time(), HANOI)
    return (
        KeyUse.objects.filter(key=key, minute__gte=since)
        .values(day=TruncDate("minute", tzinfo=HANOI))
        .annotate(calls=Sum("calls"), items=Sum("items"), hits=Sum("hits"))
        .order_by("-day")
    )
