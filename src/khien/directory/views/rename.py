"""Another name for a school or an office, from a day on."""

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
from khien.directory.forms import NameForm
from khien.directory.models import Organisation
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse


@staff(Permission.DIRECTORY_MANAGE)
def rename(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    organisation = get_object_or_404(Organisation, pk=organisation_id)
    now = timezone.now()
    name = queries.name_of(organisation.pk, today(now))
    form = NameForm(request.POST or None, initial={"name": name, "first_day": today(now)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename(organisation, **form.cleaned_data, by=person(request), now=now)
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Đã ghi tên mới."))
            return redirect("directory:organisation", organisation.pk)
    status = 422 if form.errors else 200
    context = {"form": form, "organisation": organisation, "name": name}
    return render(request, "directory/rename.html", context, status=status)
