"""A file of a session or a programme, as a download; opening it is a step of its custody."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from khien.core.refusal import Refused
from khien.evidence import queries as evidence
from khien.evidence.actions import open_exhibit
from khien.evidence.models import Exhibit, StepKind
from khien.evidence.rules import MIME
from khien.evidence.store import StoreBroken
from khien.people.access import person


def download(
    request: HttpRequest, exhibit_id: UUID, *, holder: UUID, name: str, back: HttpResponse
) -> HttpResponseBase:
    """404 where the holder has no such file, or this person may not see it."""
    user, now = person(request), timezone.now()
    try:
        row = evidence.get_for(user, exhibit_id)
    except Exhibit.DoesNotExist:
        raise Http404 from None
    if row.holder != holder:
        raise Http404
    try:
        content = open_exhibit(row, by=user, now=now, kind=StepKind.COPIED)
    except (Refused, StoreBroken) as trouble:
        messages.error(request, str(trouble))
        return back
    return StreamingHttpResponse(
        content,
        content_type=MIME[row.kind],  # type: ignore[index]  # a kind, by its choices
        headers={
            "Content-Disposition": f'attachment; filename="{name}-{row.number}.{row.kind}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
