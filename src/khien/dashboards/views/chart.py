"""A chart as a picture."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.dashboards.models import Chart


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def chart(request: HttpRequest, key: str) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    """Its address is the hash of what it shows, so only who saw the figures knows it."""
    found = get_object_or_404(Chart.objects.exclude(svg=""), key=key)
    response = HttpResponse(found.svg, content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=86400, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response
