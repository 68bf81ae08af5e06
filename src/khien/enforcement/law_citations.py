"""Violations that cite a provision which did not hold on the day of the act."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.permissions import Permission
from khien.enforcement.models import Violation
from khien.enforcement.queries import visible_to
from khien.law import citations
from khien.law.citations import Citation
from khien.law.citations_of_provisions import counted, not_held_on
from khien.people.models import User

_WRONG = not_held_on("act_on", "provisions")


def cited(user: Any, _day: date) -> Iterable[Citation]:
    """Whoever works on them sees which, the legal officer how many."""
    if not isinstance(user, User):
        return []
    if user.may(Permission.VIOLATION_WORK):
        rows = visible_to(user).filter(_WRONG).order_by("number")
        return [_one(*row) for row in rows.values_list("pk", "number", "act_on", "provisions")]
    if user.may(Permission.LAW_MANAGE):
        pairs = Violation.objects.filter(_WRONG).values_list("act_on", "provisions")
        return counted(pairs, kind="violations", text=_("%(count)s hồ sơ vi phạm"))
    return []


def _one(key: Any, number: int, act_on: date, provision: Any) -> Citation:
    return Citation(
        subject=key,
        key=f"violation:{key}",
        text=_("Vi phạm %(number)s") % {"number": number},
        url=reverse("enforcement:violation", args=[key]),
        on=act_on,
        provisions=(provision,),
    )


def publish() -> None:
    citations.register(cited)
