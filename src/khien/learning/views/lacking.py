"""For whoever follows education: which institutions have nothing yet, commune by commune."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.fold import alphabetical
from khien.core.permissions import Permission
from khien.directory.queries import names_of
from khien.learning.queries.calendar import school_year
from khien.learning.queries.counting import Standing, by_commune, standings
from khien.learning.queries.institutions import for_person

if TYPE_CHECKING:
    from khien.people.models import User


@dataclass(frozen=True)
class CommuneRow:
    commune: UUID | None
    name: str
    lacking: int
    all: int


@staff(Permission.EDUCATION_OVERSEE)
def lacking(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    day = today(timezone.now())
    year = school_year(day)
    mine = for_person(user, on=day, permissions=[Permission.EDUCATION_OVERSEE])
    first, last = (year.starts, day) if year else (day, day)
    grouped = by_commune(standings(mine, year, first=first, last=last))
    names = names_of({commune for commune in grouped if commune}, day)
    listed = (_row(commune, rows, names) for commune, rows in grouped.items())
    communes = sorted(listed, key=lambda row: (-row.lacking, alphabetical(row.name)))
    chosen = _chosen(request.GET.get("xa", ""), communes)
    rows = [row for row in grouped[chosen.commune] if not row.met] if chosen else []
    return render(
        request,
        "learning/lacking.html",
        {
            "year": year,
            "communes": communes,
            "chosen": chosen,
            "rows": sorted(rows, key=lambda row: (row.recorded, alphabetical(row.name))),
            "lacking": sum(row.lacking for row in communes),
            "all": sum(row.all for row in communes),
        },
    )


def _row(commune: UUID | None, rows: list[Standing], names: dict[UUID, str]) -> CommuneRow:
    name = names.get(commune, "") if commune else ""
    return CommuneRow(commune, name, sum(not row.met for row in rows), len(rows))


def _chosen(wanted: str, communes: list[CommuneRow]) -> CommuneRow | None:
    """The commune asked for; where a person follows only one, that one."""
    if len(communes) == 1:
        return communes[0]
    return next((row for row in communes if str(row.commune) == wanted), None)
