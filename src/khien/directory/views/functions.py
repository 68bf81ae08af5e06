"""Which office carries which function: for the province, and for a commune."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.fold import alphabetical
from khien.core.models import Certainty
from khien.core.permissions import Permission
from khien.directory import queries
from khien.directory.forms import TerritoryForm
from khien.directory.models import Function
from khien.directory.views.person import person

if TYPE_CHECKING:
    from khien.directory.queries.duties import NamedBinding


@dataclass(frozen=True)
class Row:
    """`unsure`: nobody has read it in a public source."""

    function: Function
    binding: "NamedBinding | None"
    unsure: bool


@staff(Permission.DIRECTORY_VIEW, Permission.DIRECTORY_MANAGE)
def functions(request: HttpRequest) -> HttpResponse:
    here = queries.installation()
    if here is None:
        return redirect("directory:set_up")
    on = today(timezone.now())
    found = queries.communes_of_installation(on)
    communes = sorted(found, key=lambda unit: alphabetical(unit.name))
    choices = [("", here.name), *((str(unit.pk), unit.name) for unit in communes)]
    form = TerritoryForm(request.GET, territories=choices)
    chosen = _chosen(request.GET.get("xa", ""), {unit.pk: unit.name for unit in communes})
    territory_id, name = chosen or (here.province_id, here.name)
    bound = {binding.function: binding for binding in queries.bindings(territory_id, on)}
    return render(
        request,
        "directory/functions.html",
        {
            "here": here,
            "form": form,
            "is_commune": chosen is not None,
            "territory_id": territory_id,
            "territory": name,
            "rows": [_row(function, bound.get(function)) for function in Function],
            "may_manage": person(request).may(Permission.DIRECTORY_MANAGE),
        },
    )


def _chosen(wanted: str, names: dict[UUID, str]) -> tuple[UUID, str] | None:
    return next(((key, name) for key, name in names.items() if str(key) == wanted), None)


def _row(function: Function, binding: "NamedBinding | None") -> Row:
    unsure = binding is not None and binding.certainty != Certainty.VERIFIED
    return Row(function, binding, unsure)
