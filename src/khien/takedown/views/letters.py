"""The letter of a request or of a preservation, and the e-mail of a request."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.queries import name_of
from khien.documents.queries import types_by_code
from khien.documents.views.make import About, Offer, making
from khien.people.access import person
from khien.takedown.documents import door, letters
from khien.takedown.models import Ask
from khien.takedown.queries.content import preservation_for, request_for
from khien.takedown.queries.hours import hours_of, preservation_hours


@require_http_methods(["GET", "POST"])
@staff(Permission.TAKEDOWN_WORK)
def make_request(request: HttpRequest, request_id: UUID) -> HttpResponse:
    now = timezone.now()
    found = request_for(person(request), request_id)
    build = partial(
        letters.takedown,
        request=found,
        office=name_of(found.item.office_id, today(now)),
        hours=hours_of(found.ask, urgent=found.urgent, now=now),
    )
    back = reverse("takedown:request", args=[found.pk])
    about = About(found.pk, door.REQUEST, found.item.office_id, back)
    return _making(request, about, letters.CODES[Ask(found.ask)], build, found)


@require_http_methods(["GET", "POST"])
@staff(Permission.TAKEDOWN_WORK)
def make_preservation(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    now = timezone.now()
    found = preservation_for(person(request), letter_id)
    build = partial(
        letters.preservation,
        letter=found,
        office=name_of(found.item.office_id, today(now)),
        hours=preservation_hours(now=now),
    )
    back = reverse("takedown:preservation", args=[found.pk])
    about = About(found.pk, door.PRESERVATION, found.item.office_id, back)
    return _making(request, about, letters.PRESERVATION_CODE, build, found)


def _making(request: HttpRequest, about: About, code: str, build: Any, found: Any) -> HttpResponse:
    kinds = types_by_code()
    offers = [
        Offer(code, kind.name[:1].upper() + kind.name[1:], kind, partial(build, kind))
        for kind in [kinds.get(code)]
        if kind is not None
    ]
    shown = {"item": found.item, "number": found.number}
    return making(request, about, offers, template="takedown/make_document.html", shown=shown)
