"""Whose a duty is: it follows its function to whoever takes that over, until it is closed. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused


@dataclass(frozen=True)
class Held:
    """A duty given to `office` by its function on the day `opened`, for a territory or any."""

    function: str
    office: UUID
    opened: date
    closed: date | None = None
    territory: UUID | None = None


@dataclass(frozen=True)
class Handed:
    """One transfer of a function."""

    function: str
    territory: UUID
    giver: UUID
    taker: UUID
    date: date


def holder(duty: Held, transfers: Iterable[Handed], on: date) -> UUID:
    """Who holds it at the end of that day; a closed duty stays with who closed it."""
    last = on if duty.closed is None else min(on, duty.closed)
    office = duty.office
    for each in sorted(transfers, key=lambda transfer: transfer.date):
        here = duty.territory is None or duty.territory == each.territory
        if each.function == duty.function and here and duty.opened < each.date <= last:
            office = each.taker if each.giver == office else office
    return office


def check_can_transfer(giver: UUID, taker: UUID, carried: Iterable[str], function: str) -> None:
    if giver == taker:
        raise Refused(_("Hãy chọn một cơ quan khác."), field="taker")
    if function and function not in set(carried):
        raise Refused(_("Vào ngày ấy cơ quan này không đảm nhiệm việc đó."), field="function")
    if not list(carried):
        raise Refused(_("Vào ngày ấy cơ quan này không đảm nhiệm việc nào."))
