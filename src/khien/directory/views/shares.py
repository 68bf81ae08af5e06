"""In which parts a divided unit went to those that follow it."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.forms_change import SharesForm
from khien.directory.models import Extent, Organisation, ShareBasis
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse


@staff(Permission.DIRECTORY_MANAGE)
def shares(request: HttpRequest, organisation_id: UUID, day: str) -> HttpResponse:
    unit = get_object_or_404(Organisation, pk=organisation_id)
    on = _day(day)
    followed = [each for each in queries.successors(unit.pk) if each.date == on]
    parts = {each.organisation_id: each.name for each in followed if each.extent == Extent.PART}
    if not parts:
        raise Http404
    form = SharesForm(request.POST or None, successors=parts, initial={"basis": "population"})
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_shares(
                unit.pk,
                form.shares(),
                day=on,
                basis=ShareBasis(form.cleaned_data["basis"]),
                source=form.cleaned_data["source"],
                by=person(request),
                now=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Đã ghi tỷ lệ."))
            return redirect("directory:organisation", unit.pk)
    context = {
        "form": form,
        "unit": unit,
        "name": queries.latest_names([unit.pk])[unit.pk],
        "day": on,
        "known": queries.shares_of(unit.pk, on),
    }
    return render(request, "directory/shares.html", context, status=422 if form.errors else 200)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
