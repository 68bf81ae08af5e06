"""What the script on the page for adding files asks while it sends a large one, piece by piece."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence import access, arriving, wording
from khien.evidence.actions import sending
from khien.evidence.forms import BeginForm
from khien.evidence.models import Arriving, HolderKind
from khien.people.access import person

_WHO_ADDS = (Permission.CASE_WORK, Permission.VIOLATION_WORK)


def _refused(sentence: str) -> JsonResponse:
    return JsonResponse({"sentence": sentence}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _own(request: HttpRequest, upload_id: UUID) -> Arriving:
    """Of this person, and for what they may still see."""
    user = person(request)
    row = get_object_or_404(Arriving, pk=upload_id, by=user)
    if not access.may_view_holder(user, HolderKind(row.holder_kind), row.holder):
        raise Http404
    return row


@require_POST
@staff(*_WHO_ADDS)
def begin(request: HttpRequest) -> JsonResponse:
    form = BeginForm(request.POST)
    if not form.is_valid():
        return _refused(_("Hãy ghi tệp là gì, lấy từ đâu."))
    told: dict[str, Any] = form.cleaned_data
    told["holder_kind"] = HolderKind(told["holder_kind"])
    user = person(request)
    if not access.may_view_holder(user, told["holder_kind"], told["holder"]):
        raise Http404
    try:
        row = sending.begin(**told, by=user, now=timezone.now())
    except Refused as refusal:
        return _refused(str(refusal))
    there = row.size if row.exhibit_id else arriving.received(row.pk, row.size)
    return JsonResponse({"id": str(row.pk), "received": there, "piece": arriving.PIECE})


@require_POST
@staff(*_WHO_ADDS)
def piece(request: HttpRequest, upload_id: UUID, number: int) -> JsonResponse:
    row = _own(request, upload_id)
    try:
        there = sending.keep_piece(row, number, _body(request))
    except Refused as refusal:
        return _refused(str(refusal))
    return JsonResponse({"received": there})


def _body(request: HttpRequest) -> bytes:
    """No more than one piece and a byte, whatever is sent."""
    content: bytes = request.read(arriving.PIECE + 1)
    while len(content) <= arriving.PIECE:
        more = request.read(arriving.PIECE + 1 - len(content))
        if not more:
            break
        content += more
    return content


@require_POST
@staff(*_WHO_ADDS)
def finish(request: HttpRequest, upload_id: UUID) -> JsonResponse:
    row = _own(request, upload_id)
    try:
        exhibit = sending.finish(row, by=person(request), now=timezone.now())
    except Refused as refusal:
        return _refused(str(refusal))
    messages.success(request, wording.received([exhibit]))
    if exhibit.claimed:
        messages.warning(request, wording.belied(exhibit))
    return JsonResponse({"received": row.size})


@require_POST
@staff(*_WHO_ADDS)
def give_up(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """From the page itself, which is shown anew."""
    row = _own(request, upload_id)
    sending.give_up(row)
    messages.success(request, _("Đã bỏ phần đã gửi của tệp."))
    holder = access.told_holder(person(request), HolderKind(row.holder_kind), row.holder)
    return redirect(holder.url if holder else "staff_home")
