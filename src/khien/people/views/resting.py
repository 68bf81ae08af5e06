"""Whoever leads people sees who of them should rest today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.people.access import person
from khien.people.resting import tired


@require_safe
@staff(Permission.STAFF_CARE)
def resting(request: HttpRequest) -> HttpResponse:
    rows = tired(person(request), now=timezone.now())
    return render(request, "people/resting.html", {"rows": rows})
