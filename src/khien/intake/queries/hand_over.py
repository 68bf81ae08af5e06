"""Shifts handed over: those that wait for the next one, then the latest."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet

from khien.core.permissions import Permission
from khien.intake.models import Contact, ShiftHandOver
from khien.intake.queries.contact import reference, visible_to
from khien.people.models import User

PAGE = 10


def visible_hand_overs(user: User) -> QuerySet[ShiftHandOver]:
    """Of the whole desk for its people; one's own for who only records for themselves."""
    rows = ShiftHandOver.objects.all()
    return rows if user.scope(Permission.HOTLINE_WORK).everywhere else rows.filter(by=user)


def waiting(user: User) -> bool:
    return visible_hand_overs(user).filter(taken_at=None).exclude(by=user).exists()


@dataclass(frozen=True)
class Left:
    """`contacts`: the open matters this reader may see, with their numbers."""

    row: ShiftHandOver
    contacts: list[tuple[Contact, str]]
    may_take: bool


def hand_overs(user: User, number: str) -> tuple[Page[ShiftHandOver], list[Left]]:
    rows = visible_hand_overs(user).select_related("by", "taken_by")
    in_order = rows.order_by(F("taken_at").desc(nulls_first=True), "-at")
    page = Paginator(in_order, PAGE).get_page(number)
    ids = [row.pk for row in page]
    through = ShiftHandOver.contacts.through.objects.filter(shifthandover__in=ids)
    pairs = list(through.values_list("shifthandover_id", "contact_id"))
    seen = {row.pk: row for row in visible_to(user).filter(pk__in=[c for _left, c in pairs])}
    return page, [
        Left(
            row,
            [
                (seen[contact], reference(seen[contact]))
                for left, contact in pairs
                if left == row.pk and contact in seen
            ],
            row.taken_at is None and row.by_id != user.pk,
        )
        for row in page
    ]
