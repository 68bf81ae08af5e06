"""A sheet as a device sends it. Fifty come at once, so each is read without a form of its own."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.learning.models import SheetKind
from khien.learning.models.session import MOST_PEOPLE
from khien.learning.rules.attendance import SheetSaid
from khien.learning.rules.roster import MOST_NUMBERS
from khien.learning.rules.session import LAST_GRADE

_HEADS = ("girls", "boys", "unknown")


def read_sheet(row: Mapping[str, Any]) -> SheetSaid:
    """Refused with one sentence where anything in it is not what a device of ours writes."""
    try:
        return _read(row)
    except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
        raise Refused(_("Phiếu điểm danh này không đọc được.")) from None


def _read(row: Mapping[str, Any]) -> SheetSaid:
    heads = {name: _number(row.get(name), most=MOST_PEOPLE) for name in _HEADS}
    counted = _number(row.get("counted"), most=MOST_PEOPLE)
    class_name = _text(row.get("class_name"), longest=20)
    roster = bool(class_name) and all(number is None for number in heads.values())
    on_list = SheetKind.ROSTER if counted is None else SheetKind.BOTH
    return SheetSaid(
        id=UUID(row["id"]),
        session=UUID(row["session"]),
        kind=on_list if roster else SheetKind.HEADCOUNT,
        grade=_number(row.get("grade"), most=LAST_GRADE) or None,
        class_name=class_name,
        absent=frozenset(_absent(row.get("absent") or ())) if roster else frozenset(),
        counted=counted if roster else None,
        note=_text(row.get("note"), longest=300),
        device=_text(row.get("device"), longest=40),
        filled_at=_moment(row["filled_at"]),
        instead_of=frozenset(UUID(each) for each in row.get("instead_of") or ()),
        **{name: number or 0 for name, number in heads.items()},
    )


def _number(value: Any, *, most: int) -> int | None:
    if value in {None, ""}:
        return None
    number = int(value)
    if not 0 <= number <= most:
        raise ValueError(value)
    return number


def _text(value: Any, *, longest: int) -> str:
    text = "" if value is None else value.strip()
    if len(text) > longest or "\x00" in text:
        raise ValueError(value)
    return str(text)


def _absent(numbers: Iterable[Any]) -> Iterable[int]:
    for each in numbers:
        number = _number(each, most=MOST_NUMBERS)
        if not number:
            raise ValueError(each)
        yield number


def _moment(value: Any) -> datetime:
    moment = parse_datetime(value)
    if moment is None or moment.tzinfo is None:
        raise ValueError(value)
    return moment
