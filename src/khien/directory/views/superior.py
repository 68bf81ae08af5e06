"""Who stands above an organisation, in which hierarchy, from which day."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.forms_change import SuperiorForm
from khien.directory.models import HierarchyKind, Organisation
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse


@staff(Permission.DIRECTORY_MANAGE)
def superior(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    child = get_object_or_404(Organisation, pk=organisation_id)
    now = timezone.now()
    on = today(now)
    shown = {"first_day": on, "kind": HierarchyKind.LINE}
    form = SuperiorForm(request.POST or None, parents=_parents(child, on), initial=shown)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        parent = Organisation.objects.get(pk=said["parent"]) if said["parent"] else None
        try:
            actions.set_superior(
                child,
                parent,
                kind=HierarchyKind(said["kind"]),
                first_day=said["first_day"],
                by=person(request),
                now=now,
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Đã ghi cấp trên."))
            return redirect("directory:organisation", child.pk)
    context = {"form": form, "child": child, "name": queries.latest_names([child.pk])[child.pk]}
    return render(request, "directory/superior.html", context, status=422 if form.errors else 200)


def _parents(child: Organisation, on: date) -> list[tuple[str, str]]:
    """The units above it, their offices, and those of the province."""
    here = queries.installation()
    place = queries.search(on, kind=child.kind).filter(pk=child.pk).first()
    territory = queries.parent_of(child.pk, on) or (place.commune_id if place else None)
    province = here.province_id if here else None
    units = [unit for unit in dict.fromkeys((territory, province)) if unit]
    offices = [row for unit in units for row in queries.offices_of(unit, on)]
    names = queries.names_of(units, on) | {row.pk: row.name for row in offices}
    return [(str(key), name) for key, name in names.items() if key != child.pk]
