"""How values stand on a page: what a cell says, where it leads, what colour it has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.measures import Figure, State
from khien.dashboards.choices import Chosen
from khien.dashboards.queries import CommuneRow
from khien.dashboards.rules import tone
from khien.indicators.queries import Counted, IndicatorValue
from khien.indicators.rules import Interval


@dataclass(frozen=True)
class TableCell:
    """`figure` None: hidden. `rows`: where the rows behind it are; `why`: where it is explained."""

    figure: Figure | None
    state: State
    tone: str
    interval: Interval | None
    href: str
    why: str


@dataclass(frozen=True)
class TableRow:
    name: str
    href: str
    cells: list[TableCell]


@dataclass(frozen=True)
class Card:
    """`narrower`: what is read beside it, asking more of the same things."""

    item: Counted
    value: IndicatorValue
    rows: str
    why: str
    narrower: "Sequence[Card]" = ()


def chosen_in(form: forms.Form) -> dict[str, Any]:
    form.is_valid()
    return form.cleaned_data


@lru_cache(maxsize=1024)
def _page(name: str, key: object) -> str:
    """A page of rows asks for few addresses many times."""
    return reverse(name, args=[key])


def rows_of(item: Counted) -> str:
    """The page of the rows behind an indicator."""
    if item.objective:
        return _page("dashboards:trace", item.objective.pk)
    return _page("dashboards:beside_rows", item.code)


def rows_at(item: Counted, unit: UUID | None, day: date) -> str:
    place = f"&xa={unit}" if unit else ""
    return f"{rows_of(item)}?ngay={day.isoformat()}{place}"


def why_at(item: Counted, chosen: Chosen, unit: UUID | None = None) -> str:
    return chosen.address(_page("dashboards:explain", item.code), place=unit)


def cards(found: Sequence[Counted], chosen: Chosen, beside: Sequence[Counted] = ()) -> list[Card]:
    """What rows exist behind a former day's knowledge or borders nobody can list."""
    return [
        Card(
            item,
            item.total,
            rows_at(item, None, chosen.day) if item.follows and not chosen.territory else "",
            why_at(item, chosen),
            cards([each for each in beside if each.code in item.measure.narrower], chosen),
        )
        for item in found
    ]


def table_row(row: CommuneRow, found: Sequence[Counted], chosen: Chosen) -> TableRow:
    cells = [
        TableCell(
            value.strict,
            value.state,
            tone(value.strict, value.target),
            value.interval,
            rows_at(item, row.unit, chosen.day) if _opens(item, row, value) else "",
            why_at(item, chosen, row.unit) if row.unit and not row.larger else "",
        )
        for item, value in zip(found, row.values, strict=True)
    ]
    return TableRow(row.name or _("Chưa rõ xã, phường"), _page_of(row, chosen), cells)


def _opens(item: Counted, row: CommuneRow, value: IndicatorValue) -> bool:
    something = value.strict is not None and value.strict.denominator > 0
    here = item.geography == item.as_valid and not row.larger
    return something and here and row.unit is not None and item.follows.holds_in(row.unit)


def _page_of(row: CommuneRow, chosen: Chosen) -> str:
    if row.unit is None or not row.name:
        return ""
    if row.larger:
        return chosen.address(reverse("dashboards:dashboard"), place=row.unit)
    return chosen.address(reverse("dashboards:commune", args=[row.unit]))


def in_short(value: IndicatorValue) -> str:
    """On the map, and where a list says why."""
    if value.strict is None:
        return _("không hiện")
    if value.state is State.NOT_APPLICABLE:
        return _("không áp dụng")
    if value.state is State.NOT_ARISEN:
        return _("không phát sinh")
    words = f"{value.strict.numerator}/{value.strict.denominator}"
    return words if value.exact else _("ước tính %(figure)s") % {"figure": words}
