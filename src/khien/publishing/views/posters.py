"""Posters and leaflets: a school or commune is chosen, then the file made."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.fold import fold
from khien.core.permissions import Permission
from khien.people.access import person
from khien.publishing.forms.posters import PlaceSearch, PosterForm
from khien.publishing.posters.making import Audience, Paper, Poster, as_pdf
from khien.publishing.queries import places as queries

_SHOWN = 30


@require_safe
@staff(Permission.POSTER_PRINT)
def posters(request: HttpRequest) -> HttpResponse:
    """Whose places are few sees them at once; who may print for all of them looks for one."""
    form, user = PlaceSearch(request.GET), person(request)
    text = form.cleaned_data["tim"] if form.is_valid() else ""
    bounded, found = queries.is_bounded(user), []
    if text or bounded:
        found = queries.places(user, today(timezone.now()), text=text, most=_SHOWN)
    context = {"form": form, "text": text, "found": found, "most": _SHOWN, "bounded": bounded}
    return render(request, "publishing/posters.html", context)


@require_safe
@staff(Permission.POSTER_PRINT)
def poster(request: HttpRequest, place_id: UUID) -> HttpResponse:
    place = queries.place(person(request), place_id, today(timezone.now()))
    if place is None:
        raise Http404
    form = PosterForm(request.GET or None)
    if not form.is_valid():
        context = {"form": form, "place": place}
        status = 422 if form.errors else 200
        return render(request, "publishing/poster.html", context, status=status)
    said = form.cleaned_data
    audience, paper = Audience(said["cho"]), Paper(said["kho"])
    made = as_pdf(Poster(place.name, audience, paper, said["ngon_ngu"], said["dia_chi"]))
    response = HttpResponse(made, content_type="application/pdf")
    name = f"{slugify(fold(place.name))}-{audience}-{paper}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
