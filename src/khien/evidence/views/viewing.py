"""An exhibit shown clearly: after a deliberate press, for a short time, to who pressed alone."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence import access, actions, rules, store
from khien.evidence import viewing_rules as looks
from khien.evidence.actions.viewing import close as close_look
from khien.evidence.models import ExhibitKind
from khien.evidence.queries import viewing as queries
from khien.evidence.views import pieces
from khien.evidence.views.shown import exhibit_or_404, leaving
from khien.people import exposure
from khien.people.access import person


@require_POST
@staff(Permission.EVIDENCE_VIEW)
def look(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    """Each press is a step of custody and counts on the day of who pressed."""
    row = exhibit_or_404(request, exhibit_id)
    if not looks.is_shown(row):
        raise Http404
    try:
        actions.open_exhibit(row, by=person(request), now=timezone.now())
    except (Refused, store.StoreBroken) as trouble:
        messages.error(request, str(trouble))
        return redirect("evidence:exhibit", row.pk)
    return redirect("evidence:looking", row.pk)


@require_safe
@staff(Permission.EVIDENCE_VIEW)
def looking(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    """Leads back to the blurred one by itself when the time is over."""
    row, user, now = exhibit_or_404(request, exhibit_id), person(request), timezone.now()
    until = queries.shown_until(row, user, now)
    back = reverse("evidence:exhibit", args=[row.pk])
    if until is None:
        return redirect(back)
    shown = {
        "exhibit": row,
        "holder": access.holder_of(user, row),
        "until": until,
        "is_picture": row.kind in rules.PICTURES,
        "is_film": row.kind == ExhibitKind.MP4,
        "budget": exposure.budget_of(user.pk, now=now),
    }
    answer = render(request, "evidence/looking.html", shown)
    answer["Refresh"] = f"{(until - now) // timedelta(seconds=1) + 1}; url={back}"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@staff(Permission.EVIDENCE_VIEW)
def clear(request: HttpRequest, exhibit_id: UUID) -> HttpResponseBase:
    """The content itself: not there for anybody whose look is not open now."""
    row = exhibit_or_404(request, exhibit_id)
    until = queries.shown_until(row, person(request), timezone.now())
    if until is None or row.sealed_for_id is not None or not store.exists(row.path):
        raise Http404
    content = store.read(row.path, digest=bytes(row.stored_sha256))
    mime, size = rules.MIME[ExhibitKind(row.kind)], row.stored_size
    part = pieces.asked(request.headers.get("Range", ""), size)
    if part:
        content, size = pieces.between(content, *part), part[1] - part[0] + 1
    name = f"chung-cu-{row.number}.{row.kind}"
    answer = leaving(content, name=name, size=size, mime=mime, inline=True)
    answer["Accept-Ranges"] = "bytes"
    if part:
        answer.status_code = 206
        answer["Content-Range"] = f"bytes {part[0]}-{part[1]}/{row.stored_size}"
    return answer


@require_POST
@staff(Permission.EVIDENCE_VIEW)
def close(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    row = exhibit_or_404(request, exhibit_id)
    close_look(row, by=person(request))
    return redirect("evidence:exhibit", row.pk)


@require_POST
@staff(Permission.EVIDENCE_VIEW)
def rest(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    row = exhibit_or_404(request, exhibit_id)
    exposure.rest(by=person(request), now=timezone.now())
    messages.success(request, _("Đã ghi là bạn vừa nghỉ."))
    return redirect("evidence:exhibit", row.pk)
