"""Rows of a room above that cite provisions which did not hold on the row's own day."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from khien.law.citations import Citation


def not_held_on(day: str, provision: str) -> Q:
    """`day`: the row's column; `provision`: the path from the row to what it cites.

    Whatever the database lets through is judged again by the rule; this keeps most rows out.
    """
    own, whole = f"{provision}__", f"{provision}__document__"
    return (
        Q(**{f"{own}valid_to__lte": F(day)})
        | Q(**{f"{own}valid_from__gt": F(day)})
        | Q(**{f"{whole}expires__lte": F(day)})
        | Q(**{f"{whole}effective__gt": F(day)})
    )


def counted(rows: Iterable[tuple[date, UUID]], *, kind: str, text: str) -> list[Citation]:
    """For who keeps the register but may not open the rows: how many cite a provision so.

    `text` says how many there are by its place "%(count)s".
    """
    found: dict[UUID, list[date]] = {}
    for on, provision in rows:
        found.setdefault(provision, []).append(on)
    return [
        Citation(
            subject=provision,
            key=f"{kind}:{len(days)}",
            text=text % {"count": len(days)},
            url="",
            on=max(days),
            provisions=(provision,),
        )
        for provision, days in found.items()
    ]
