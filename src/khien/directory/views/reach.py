"""Where an office or a school is reached and when somebody is there, from a day on."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.forms import ReachForm
from khien.directory.models import Organisation
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse


@staff(Permission.DIRECTORY_MANAGE)
def reach(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    organisation = get_object_or_404(Organisation, pk=organisation_id)
    now = timezone.now()
    present = queries.existing(today(now)).filter(pk=organisation.pk).first()
    if present is None:
        raise Http404
    said = {"contact": present.contact, "hours": present.hours, "first_day": today(now)}
    form = ReachForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reach(organisation, **form.cleaned_data, by=person(request), now=now)
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Đã ghi liên hệ và giờ làm việc."))
            return redirect("directory:organisation", organisation.pk)
    status = 422 if form.errors else 200
    context = {"form": form, "organisation": organisation, "name": present.name}
    return render(request, "directory/reach.html", context, status=status)
