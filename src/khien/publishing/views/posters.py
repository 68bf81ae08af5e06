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
from khien.directory import queries as directory
from khien.directory.models import Kind, Level
from khien.publishing.forms.posters import PlaceSearch, PosterForm
from khien.publishing.posters.making import Audience, Paper, Poster, as_pdf

_SHOWN = 30
_HANGS_IN = (Kind.SCHOOL, Kind.CARE_FACILITY)


@require_safe
@staff(Permission.ARTICLE_WRITE, Permission.LESSON_WRITE)
def posters(request: HttpRequest) -> HttpResponse:
    form, on = PlaceSearch(request.GET), today(timezone.now())
    text = form.cleaned_data["tim"] if form.is_valid() else ""
    found = []
    if text:
        units = directory.search(on, text=text, kind=Kind.ADMINISTRATIVE_UNIT)
        found = list(units.filter(level=Level.COMMUNE)[:_SHOWN])
        others = directory.search(on, text=text).filter(kind__in=_HANGS_IN)
        found += list(others[: _SHOWN - len(found)])
    context = {"form": form, "text": text, "found": found, "most": _SHOWN}
    return render(request, "publishing/posters.html", context)


@require_safe
@staff(Permission.ARTICLE_WRITE, Permission.LESSON_WRITE)
def poster(request: HttpRequest, place_id: UUID) -> HttpResponse:
    place = directory.existing(today(timezone.now())).filter(pk=place_id).first()
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
