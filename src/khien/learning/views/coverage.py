"""Three rates, commune by commune, kind by kind: who organised, periodically, and all of it; and
below a group its institutions, each with what stands in its way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.fold import alphabetical
from khien.core.measures import Figure
from khien.core.permissions import Permission
from khien.directory.models import InstitutionType, Trait
from khien.directory.queries import communes_with, institutions, names_of
from khien.learning.assessing import Assessed, assess_all
from khien.learning.judging import owing_among
from khien.learning.models import CoverageVerdict
from khien.learning.queries.calendar import school_year
from khien.learning.queries.institutions import for_person
from khien.learning.rules import Verdict
from khien.learning.wording_conditions import VERDICTS, first_sentence

if TYPE_CHECKING:
    from datetime import date

    from khien.people.models import User

PER_PAGE = 50
FOLLOWED = (Permission.EDUCATION_OVERSEE, Permission.DASHBOARD_VIEW)
BY: dict[str, str | Promise] = {
    "xa": gettext_lazy("Theo xã, phường"),
    "loai": gettext_lazy("Theo loại trường"),
    "vung": gettext_lazy("Theo vùng"),
}
_WORST_FIRST = list(reversed(Verdict))
_MINORITY, _OTHER, _NOWHERE = "dtts", "khac", "-"


@dataclass(frozen=True)
class Group:
    key: str
    name: str
    organised: Figure
    periodic: Figure
    effective: Figure
    rows: list[CoverageVerdict]

    @property
    def settled(self) -> tuple[Figure, Figure]:
        """The periodic and the effective rate without those that still have time."""
        periodic = [each for each in self.rows if each.periodic_settled]
        whole = [each for each in self.rows if each.effective_settled]
        return (
            Figure(sum(each.periodic for each in periodic), len(periodic)),
            Figure(sum(each.effective for each in whole), len(whole)),
        )


@staff(*FOLLOWED)
def coverage(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    day = today(timezone.now())
    year = school_year(day)
    mine = for_person(user, on=day, permissions=FOLLOWED)
    counted = owing_among(mine, day) if year else []
    by = request.GET.get("theo", "")
    by = by if by in BY else "xa"
    groups = _groups(counted, by, day)
    chosen = next((group for group in groups if group.key == request.GET.get("nhom")), None)
    within = mine.filter(pk__in=[row.pk for row in chosen.rows]) if chosen else mine.none()
    rows = sorted(assess_all(within, year, on=day), key=_worst_first)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "year": year,
        "by": by,
        "kinds": BY.items(),
        "whole": _group("", "", counted),
        "groups": groups,
        "no_minority": by == "vung" and all(group.key == _OTHER for group in groups),
        "chosen": chosen,
        "page": page,
        "rows": [(r, *VERDICTS[r.assessment.verdict], first_sentence(r)) for r in page],
        "opens": user.may(Permission.EDUCATION_OVERSEE),
    }
    return render(request, "learning/coverage.html", context)


def _worst_first(row: Assessed) -> tuple[int, object]:
    return _WORST_FIRST.index(row.assessment.verdict), alphabetical(row.name)


def _groups(rows: list[CoverageVerdict], by: str, day: "date") -> list[Group]:
    key_of, name_of = _grouping(rows, by, day)
    grouped: dict[str, list[CoverageVerdict]] = {}
    for row in rows:
        grouped.setdefault(key_of(row), []).append(row)
    groups = [_group(key, name_of(key), rows) for key, rows in grouped.items()]
    return sorted(groups, key=_reddest_first)


def _reddest_first(group: Group) -> tuple[object, ...]:
    rates = (group.effective, group.periodic, group.organised)
    return (*(rate.percent or 0 for rate in rates), alphabetical(group.name))


def _grouping(
    rows: list[CoverageVerdict], by: str, day: "date"
) -> tuple[Callable[[CoverageVerdict], str], Callable[[str], str]]:
    if by == "loai":
        kinds = dict(institutions(day).filter(in_scope=True).values_list("pk", "institution_type"))
        return lambda row: kinds[row.pk], lambda key: str(InstitutionType(key).label)
    if by == "vung":
        minority = communes_with(Trait.ETHNIC_MINORITY, on=day)
        words = {
            _MINORITY: _("Xã, phường vùng đồng bào dân tộc thiểu số"),
            _OTHER: _("Xã, phường khác"),
        }
        return lambda row: _MINORITY if row.commune in minority else _OTHER, words.__getitem__
    names = names_of({row.commune for row in rows if row.commune}, day)
    named = {str(key): name for key, name in names.items()}
    return lambda row: str(row.commune or _NOWHERE), lambda key: named.get(key, _("Chưa rõ xã"))


def _group(key: str, name: str, rows: list[CoverageVerdict]) -> Group:
    return Group(
        key,
        name,
        Figure(sum(row.organised for row in rows), len(rows)),
        Figure(sum(row.periodic for row in rows), len(rows)),
        Figure(sum(row.effective for row in rows), len(rows)),
        rows,
    )
