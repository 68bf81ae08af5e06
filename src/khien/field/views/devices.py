"""One's phones: enrolling this one, having one forget everything."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.field import queries
from khien.field.actions import devices as actions
from khien.people.access import person


@require_safe
@staff(Permission.CASE_WORK, Permission.PEOPLE_MANAGE)
def devices(request: HttpRequest) -> HttpResponse:
    """An administrator sees everybody's phones in use, and nothing of what is on them."""
    user = person(request)
    return render(
        request,
        "field/devices.html",
        {
            "devices": queries.devices_of(user),
            "others": queries.in_use() if user.may(Permission.PEOPLE_MANAGE) else [],
            "waiting": queries.waiting(user),
            "may_carry": user.may(Permission.CASE_WORK),
        },
    )


@require_POST
@staff(Permission.CASE_WORK)
def enrol(request: HttpRequest) -> HttpResponse:
    """Asked by the page's script, which has made the token and keeps it."""
    try:
        told = json.loads(request.body)
        device = actions.enrol(
            name=str(told["name"]), token=str(told["token"]), by=person(request), now=timezone.now()
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return JsonResponse(
            {"said": _("Máy này chưa tạo được khóa. Hãy tải lại trang.")}, status=422
        )
    except Refused as refusal:
        return JsonResponse({"said": str(refusal)}, status=422)
    return JsonResponse({"device": str(device.pk)}, status=201)


@require_POST
@staff(Permission.CASE_WORK, Permission.PEOPLE_MANAGE)
def wipe(request: HttpRequest, device_id: UUID) -> HttpResponse:
    user = person(request)
    device = get_object_or_404(queries.in_use(), pk=device_id)
    if device.user_id != user.pk and not user.may(Permission.PEOPLE_MANAGE):
        raise Http404
    try:
        actions.ask_wipe(device, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Lần tới có mạng, máy đó sẽ quên mọi hồ sơ."))
    return redirect("field:devices")
