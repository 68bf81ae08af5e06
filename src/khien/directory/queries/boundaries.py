"""Outlines of units on a day, to be drawn or compared with."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from khien.directory.importer.boundaries import BoundaryBook, Ring
from khien.directory.models import Boundary
from khien.directory.periods import asked_day
from khien.directory.queries.conversion import units_by_code


def boundary_book(on: date) -> BoundaryBook:
    return BoundaryBook(units_by_code(on), outlines(on))


def outlines(on: date, ids: Iterable[UUID] | None = None) -> dict[UUID, list[Ring]]:
    """Closed lines of each unit, in steps of the grid: `GRID` to a degree."""
    rows = Boundary.objects.filter(valid__contains=asked_day(on))
    if ids is not None:
        rows = rows.filter(organisation__in=list(ids))
    return dict(rows.values_list("organisation_id", "rings"))
