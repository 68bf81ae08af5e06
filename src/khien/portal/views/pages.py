"""Pages that only tell: home, what this is. None of them asks the database."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.portal.wording import DOOR_ADDRESS, WORDS


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html")


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/about.html")


@public
@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    found = [(address, WORDS[door]) for address, door in DOOR_ADDRESS.items()]
    return render(request, "portal/doors.html", {"doors": found})


@public
@require_safe
def finished(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/finished.html")
