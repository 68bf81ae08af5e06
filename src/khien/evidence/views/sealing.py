"""Sealing an exhibit for one's police unit, and taking it along sealed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence import store
from khien.evidence.actions import sealing as actions
from khien.evidence.views.shown import exhibit_or_404, leaving
from khien.people.access import person


@require_POST
@staff(Permission.EVIDENCE_SEAL)
def seal(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    row = exhibit_or_404(request, exhibit_id)
    try:
        actions.seal(row, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã niêm phong. Từ nay chỉ đơn vị của bạn mở được tệp này."))
    return redirect("evidence:exhibit", row.pk)


@require_POST
@staff(Permission.EVIDENCE_SEAL)
def sealed_file(request: HttpRequest, exhibit_id: UUID) -> HttpResponseBase:
    row = exhibit_or_404(request, exhibit_id)
    try:
        pieces = actions.take_sealed(row, by=person(request), now=timezone.now())
    except (Refused, store.StoreBroken) as trouble:
        messages.error(request, str(trouble))
        return redirect("evidence:exhibit", row.pk)
    return leaving(pieces, name=f"chung-cu-{row.number}.{row.kind}.age", size=row.file_size)


@require_POST
@staff(Permission.EVIDENCE_SEAL)
def envelope(request: HttpRequest, exhibit_id: UUID) -> HttpResponseBase:
    row = exhibit_or_404(request, exhibit_id)
    try:
        content = actions.take_envelope(row, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("evidence:exhibit", row.pk)
    return leaving([content], name=f"chung-cu-{row.number}.khoa.age", size=len(content))
