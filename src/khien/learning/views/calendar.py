"""The calendar of an institution for telephones, under an address that is a secret."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core import ical
from khien.core.access import public
from khien.core.calendars import today
from khien.directory.queries import name_of
from khien.learning.actions.feed import opens
from khien.learning.queries.feed import events
from khien.learning.queries.programme import feed_of


@require_safe
@public
def calendar(request: HttpRequest, institution_id: UUID, secret: str) -> HttpResponse:
    """Tells when which session is, of which lesson; no class, no number, no person."""
    if not opens(feed_of(institution_id), secret):
        raise Http404
    day = today(timezone.now())
    site = request.build_absolute_uri("/").rstrip("/")
    body = ical.calendar(name_of(institution_id, day), events(institution_id, on=day, site=site))
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": 'inline; filename="khien.ics"',
            "Cache-Control": "private, max-age=900",
            "X-Robots-Tag": "noindex",
        },
    )
