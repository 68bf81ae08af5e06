"""Requests and letters on a provision that holds no more, or did not when they were sent.

What is still asked for needs its ground today; what is over needed it on the day it was sent.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, DateField, Q, QuerySet, Value, When
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from khien.core.calendars import HANOI
from khien.core.permissions import Permission
from khien.law import citations
from khien.law.citations import Citation
from khien.law.citations_of_provisions import counted, not_held_on
from khien.people.models import User
from khien.takedown.models import Preservation, PreservationState, RequestState, TakedownRequest
from khien.takedown.queries import visible_to


@dataclass(frozen=True)
class _Kind:
    """`asking`: states in which something is still asked for."""

    name: str
    rows: type[TakedownRequest] | type[Preservation]
    asking: tuple[str, ...]
    one: str | Promise
    many: str | Promise


_KINDS = (
    _Kind(
        "request",
        TakedownRequest,
        (RequestState.DRAFT, RequestState.SENT, RequestState.ACKNOWLEDGED),
        gettext_lazy("Yêu cầu gỡ nội dung %(number)s"),
        gettext_lazy("%(count)s yêu cầu gỡ nội dung"),
    ),
    _Kind(
        "preservation",
        Preservation,
        (PreservationState.DRAFT, PreservationState.SENT, PreservationState.CONFIRMED),
        gettext_lazy("Đề nghị giữ dữ liệu %(number)s"),
        gettext_lazy("%(count)s đề nghị giữ dữ liệu"),
    ),
)


def cited(user: Any, day: date) -> Iterable[Citation]:
    """Whoever works on them sees which, the legal officer how many."""
    if isinstance(user, User):
        works, keeps = user.may(Permission.TAKEDOWN_WORK), user.may(Permission.LAW_MANAGE)
        for kind in _KINDS:
            if works:
                yield from _each(kind, user, day)
            elif keeps:
                pairs = _wrong(kind, day).values_list("day", "provision")
                yield from counted(pairs, kind=f"takedown-{kind.name}", text=str(kind.many))


def _each(kind: _Kind, user: User, day: date) -> Iterator[Citation]:
    rows = _wrong(kind, day).filter(item__in=visible_to(user)).order_by("number")
    for key, number, on, provision in rows.values_list("pk", "number", "day", "provision"):
        yield Citation(
            subject=key,
            key=f"takedown-{kind.name}:{key}",
            text=str(kind.one) % {"number": number},
            url=reverse(f"takedown:{kind.name}", args=[key]),
            on=on,
            provisions=(provision,),
        )


def _wrong(kind: _Kind, day: date) -> QuerySet[Any]:
    """`day` of each row: today while something is asked for, else the day it was sent. What was
    never sent asked nobody for anything.
    """
    asking = Q(state__in=kind.asking)
    needed = Case(
        When(asking, then=Value(day)),
        default=TruncDate("sent_at", tzinfo=HANOI),
        output_field=DateField(),
    )
    rows = kind.rows.objects.filter(asking | Q(sent_at__isnull=False)).annotate(day=needed)
    return rows.filter(not_held_on("day", "provision"))


def publish() -> None:
    citations.register(cited)
