"""One key of one's own unit: its trial file, the proof that it is held, its end."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence.actions import unit_keys as actions
from khien.evidence.forms import KeyEndForm, ProofForm
from khien.evidence.models import KeyEnd, UnitKey
from khien.evidence.queries import sealing as queries
from khien.evidence.views.shown import AGE, HEADERS
from khien.evidence.views.unit_keys import keys_page
from khien.people.access import person


def _own(request: HttpRequest, key_id: UUID) -> UnitKey:
    return get_object_or_404(UnitKey, pk=key_id, unit=queries.unit_of(person(request)))


@require_safe
@staff(Permission.EVIDENCE_SEAL)
def challenge(request: HttpRequest, key_id: UUID) -> HttpResponse:
    """A file that only the secret half of this key opens."""
    key = _own(request, key_id)
    headers = HEADERS | {"Content-Disposition": 'attachment; filename="thu-khoa.age"'}
    return HttpResponse(bytes(key.challenge), content_type=AGE, headers=headers)


@require_POST
@staff(Permission.EVIDENCE_SEAL)
def prove(request: HttpRequest, key_id: UUID) -> HttpResponse:
    key, form = _own(request, key_id), ProofForm(request.POST)
    if form.is_valid():
        try:
            actions.prove(key, **form.cleaned_data, by=person(request), now=timezone.now())
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Khóa đã thử mở được. Từ nay niêm phong cho cả khóa này."))
            return redirect("evidence:unit_keys")
    return keys_page(request, key.unit_id, form)


@require_POST
@staff(Permission.EVIDENCE_SEAL)
def end(request: HttpRequest, key_id: UUID) -> HttpResponse:
    key, form = _own(request, key_id), KeyEndForm(request.POST)
    if form.is_valid():
        why = KeyEnd(form.cleaned_data["why"])
        try:
            actions.end_key(key, why, by=person(request), now=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã ngừng dùng khóa. Hãy niêm lại chứng cứ đã niêm phong."))
            return redirect("evidence:unit_keys")
    return keys_page(request, key.unit_id, form)
