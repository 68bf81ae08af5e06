"""The e-mail of a request: read, copied, or taken as a draft with its letters inside."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from khien.core import ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.queries import name_of
from khien.documents import actions as documents
from khien.documents.models import DocumentState, FileFormat
from khien.documents.queries import for_holder
from khien.documents.views.document import file_name
from khien.people.access import person
from khien.takedown import events
from khien.takedown.documents.mail import Language, Mail, as_file, mail
from khien.takedown.models import TakedownRequest, Way
from khien.takedown.queries.addressees import channels_on
from khien.takedown.queries.content import request_for
from khien.takedown.queries.hours import hours_of


@require_safe
@staff(Permission.TAKEDOWN_WORK)
@transaction.atomic
def mail_page(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """`ngon_ngu`: the language of whoever receives it."""
    user = person(request)
    found = request_for(user, request_id)
    ledger.record(events.ContentRead(found.item_id), by=user, now=timezone.now())
    context = {
        "request_": found,
        "item": found.item,
        "mail": _mail(found, request.GET.get("ngon_ngu", "")),
        "language": _language(request.GET.get("ngon_ngu", "")),
        "issued": _issued(found),
    }
    return render(request, "takedown/mail.html", context)


def _language(asked: str) -> Language:
    return Language.ENGLISH if asked == Language.ENGLISH else Language.VIETNAMESE


def _mail(found: TakedownRequest, language: str) -> Mail:
    now = timezone.now()
    ways = channels_on(today(now)).filter(addressee=found.addressee, way=Way.EMAIL)
    return mail(
        found,
        to=ways.values_list("value", flat=True).first() or "",
        office=name_of(found.item.office_id, today(now)),
        hours=hours_of(found.ask, urgent=found.urgent, now=now),
        language=_language(language),
    )


def _issued(found: TakedownRequest) -> list[Any]:
    return [row for row in for_holder(found.pk) if row.state == DocumentState.ISSUED]


@require_POST
@staff(Permission.TAKEDOWN_WORK)
@transaction.atomic
def mail_file(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """With the issued letters inside; each is a download of its own in the ledger."""
    user, now = person(request), timezone.now()
    found = request_for(user, request_id)
    language = _language(request.POST.get("ngon_ngu", ""))
    inside = [
        (f"{file_name(row)}.pdf", documents.download(row, FileFormat.PDF, by=user, now=now))
        for row in _issued(found)
    ]
    ledger.record(events.TakedownMailTaken(found.pk, language.value), by=user, now=now)
    name = f'attachment; filename="yeu-cau-{found.number}.eml"'
    headers = {
        "Content-Disposition": name,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    body = as_file(_mail(found, language.value), inside)
    return HttpResponse(body, content_type="message/rfc822", headers=headers)
