"""Open figures: what the programme came to in the last periods that are over, as page and files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.core.calendars import today
from khien.indicators.exchange.files import KINDS, file_of
from khien.indicators.queries import published


@public
@require_safe
def open_figures(request: HttpRequest) -> HttpResponse:
    found = published(today(timezone.now()))
    return render(request, "portal/open_figures.html", {"found": found})


@public
@require_safe
def open_file(request: HttpRequest, kind: str) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    if kind not in KINDS:
        raise Http404
    now = timezone.now()
    return file_of(published(today(now)), kind, on=today(now), now=now)
