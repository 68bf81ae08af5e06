"""A code and a day: which organisation was that."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory import queries
from khien.directory.forms import ResolveForm


@staff(Permission.DIRECTORY_VIEW, Permission.DIRECTORY_MANAGE)
def resolve(request: HttpRequest) -> HttpResponse:
    asked = "value" in request.GET
    present = today(timezone.now())
    form = ResolveForm(request.GET if asked else None, initial={"on": present})
    found, said = None, None
    if asked and form.is_valid():
        said = form.cleaned_data
        found = queries.resolve(said["scheme"], said["value"], said["on"])
    return render(request, "directory/resolve.html", {"form": form, "found": found, "said": said})
