"""Open figures: what the programme came to in the last periods that are over, as page and files."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.core.calendars import today
from khien.core.fold import alphabetical
from khien.dashboards.models import Chart
from khien.directory.queries import names_of
from khien.indicators.exchange.files import KINDS, file_of
from khien.indicators.queries import Counted, published
from khien.portal.open_charts import OpenFigure, with_courses


@public
@require_safe
def open_figures(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/open_figures.html", {"found": _figures()})


def _figures() -> list[OpenFigure]:
    return with_courses(published(today(timezone.now())))


@public
@require_safe
def open_table(request: HttpRequest, code: str) -> HttpResponse:
    """One figure commune by commune; what is about few people says so and no more."""
    item = next((each for each in published(today(timezone.now())) if each.code == code), None)
    if item is None:
        raise Http404
    return render(request, "portal/open_table.html", {"item": item, "rows": _rows(item)})


def _rows(item: Counted) -> list[tuple[str, object]]:
    units = {unit for unit in (*item.cells, *item.hidden) if unit is not None}
    names = names_of(units, item.period.end)
    named = [(names[unit], item.of(unit)) for unit in units if unit in names]
    return sorted(named, key=lambda row: alphabetical(row[0]))


@public
@require_safe
def open_chart(request: HttpRequest, key: str) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    """Only what was drawn for everybody: other charts are those of the staff."""
    found = get_object_or_404(Chart.objects.exclude(svg=""), key=key)
    if not json.loads(found.wanted).get("for_everybody"):
        raise Http404
    response = HttpResponse(found.svg, content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=86400, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


@public
@require_safe
def open_file(request: HttpRequest, kind: str) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    if kind not in KINDS:
        raise Http404
    now = timezone.now()
    return file_of(published(today(now)), kind, on=today(now), now=now)
