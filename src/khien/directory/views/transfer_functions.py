"""The functions of one office go to another from a day on; what is open goes with them."""

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
from khien.directory.forms_change import TransferForm
from khien.directory.models import Kind, Organisation
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse

_OFFICES = (Kind.AGENCY, Kind.MASS_ORGANISATION)


def _takers(giver: Organisation, on: date) -> list[tuple[str, str]]:
    """The other offices of its territory and of the one above it."""
    territory = queries.parent_of(giver.pk, on)
    if territory is None:
        return []
    offices = queries.offices_of(territory, on)
    return [(str(each.pk), each.name) for each in offices if each.pk != giver.pk]


@staff(Permission.DIRECTORY_MANAGE)
def transfer_functions(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    giver = get_object_or_404(Organisation, pk=organisation_id, kind__in=_OFFICES)
    now = timezone.now()
    on = today(now)
    form = TransferForm(
        request.POST or None,
        functions=sorted(queries.functions_of(giver.pk, on)),
        offices=_takers(giver, on),
        initial={"first_day": on},
    )
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        taker = Organisation.objects.get(pk=said.pop("taker"))
        try:
            actions.transfer_functions(giver, taker, **said, by=person(request), now=now)
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Đã chuyển giao nhiệm vụ."))
            return redirect("directory:organisation", giver.pk)
    context = {"form": form, "giver": giver, "name": queries.latest_names([giver.pk])[giver.pk]}
    status = 422 if form.errors else 200
    return render(request, "directory/transfer_functions.html", context, status=status)
