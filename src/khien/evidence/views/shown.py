"""What every page of an exhibit begins with, and how files leave."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils import timezone

from khien.evidence import queries
from khien.evidence.models import Exhibit
from khien.people.access import person
from khien.people.actions.reading import note_read as note_emergency_read

# Whatever the content tries, it gets no script, no form, no origin of ours, and no copy is kept.
HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}
AGE = "application/octet-stream"


def exhibit_or_404(request: HttpRequest, exhibit_id: UUID) -> Exhibit:
    user = person(request)
    try:
        found = queries.get_for(user, exhibit_id)
    except Exhibit.DoesNotExist:
        raise Http404 from None
    note_emergency_read(found.holder, by=user, now=timezone.now())
    return found


def leaving(
    pieces: Iterable[bytes], *, name: str, size: int | None, mime: str = AGE, inline: bool = False
) -> StreamingHttpResponse:
    kind = "inline" if inline else "attachment"
    headers = HEADERS | {"Content-Disposition": f'{kind}; filename="{name}"'}
    if size is not None:
        headers["Content-Length"] = str(size)
    return StreamingHttpResponse(pieces, content_type=mime, headers=headers)
