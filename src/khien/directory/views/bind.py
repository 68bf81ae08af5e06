"""Giving a function to an office, from a day on."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.forms import BindForm
from khien.directory.models import Function, Organisation
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse


@staff(Permission.DIRECTORY_MANAGE)
def bind(request: HttpRequest, territory_id: UUID, function: str) -> HttpResponse:
    now = timezone.now()
    territory = _territory(territory_id)
    if territory is None or function not in Function.values:
        raise Http404
    offices = queries.offices_of(territory_id, today(now))
    choices = [(str(office.pk), office.name) for office in offices]
    current = queries.bindings(territory_id, today(now)).filter(function=function).first()
    shown = {"first_day": today(now), "office": current.organisation_id if current else ""}
    form = BindForm(request.POST or None, offices=choices, initial=shown)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        office = Organisation.objects.get(pk=said.pop("office"))
        try:
            actions.bind_function(
                Function(function),
                territory=territory,
                office=office,
                **said,
                by=person(request),
                now=now,
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Đã giao nhiệm vụ cho cơ quan mới."))
            return redirect(reverse("directory:functions") + f"?xa={territory_id}")
    context = {
        "form": form,
        "function": Function(function).label,
        "territory": queries.name_of(territory_id, today(now)),
        "territory_id": territory_id,
        "current": current,
    }
    return render(request, "directory/bind.html", context, status=422 if form.errors else 200)


def _territory(territory_id: UUID) -> Organisation | None:
    """The installation's province or one of its communes; no other."""
    here = queries.installation()
    on = today(timezone.now())
    if here is None:
        return None
    if here.province_id == territory_id:
        return here.province
    return queries.communes_of_installation(on).filter(pk=territory_id).first()
