"""An office or a mass organisation that the directory does not know yet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.forms import OfficeForm
from khien.directory.models import Kind
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse


@staff(Permission.DIRECTORY_MANAGE)
def office_new(request: HttpRequest) -> HttpResponse:
    here = queries.installation()
    if here is None:
        return redirect("directory:set_up")
    now = timezone.now()
    form = OfficeForm(request.POST or None, initial={"first_day": today(now)})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data | {"kind": Kind(form.cleaned_data["kind"])}
        try:
            office = actions.add_office(here.province, **said, by=person(request), now=now)
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Đã thêm cơ quan."))
            return redirect("directory:organisation", office.pk)
    status = 422 if form.errors else 200
    return render(request, "directory/office_new.html", {"form": form, "here": here}, status=status)
