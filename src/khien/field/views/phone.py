"""What the phone itself asks: the page that opens without network, cases, sending, forgetting."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe

from khien.core.access import public, staff
from khien.core.carried import keeping_script
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.field import queries
from khien.field.actions.devices import confirm_wipe, note_carried
from khien.field.actions.entries import take_in
from khien.field.forms import said
from khien.field.models import FieldDevice
from khien.people.access import person
from khien.support.forms import VisitForm

_FILES = (
    *("khien/pico.css", "khien/tokens.css", "khien/khien.css", "khien/parts.css"),
    *("khien/frame.css", "khien/staff.css", "khien/favicon.svg"),
    *("core/store.js", "field/lock.js", "field/app.js"),
)

DeviceView = Callable[[HttpRequest, FieldDevice], HttpResponse]


def _of_phone(view: DeviceView) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """The phone shows its token; without it there is no such phone."""

    @wraps(view)
    def known(request: HttpRequest, device_id: UUID) -> HttpResponse:
        device = queries.by_token(device_id, request.headers.get("X-Khien-Token", ""))
        if device is None:
            return JsonResponse({"said": _("Máy này chưa được ghi danh.")}, status=404)
        return view(request, device)

    return never_cache(known)


@require_safe
@public
def shell(request: HttpRequest) -> HttpResponse:
    """Holds nothing of anybody: it is kept on the phone and opens what is sealed there."""
    return render(request, "field/shell.html", {"visit_form": VisitForm(auto_id="visit-%s")})


@require_safe
@public
def worker(_request: HttpRequest) -> HttpResponse:
    """The script that keeps the page and its files for when there is no network."""
    return keeping_script("khien-mang-theo", reverse("field:shell"), _FILES)


@require_GET
@public
@_of_phone
def state(request: HttpRequest, device: FieldDevice) -> HttpResponse:
    """Needs no signed-in person, so that a stolen phone forgets."""
    return JsonResponse({"forget": queries.is_to_forget(device), "csrf": get_token(request)})


@csrf_exempt
@require_POST
@public
@_of_phone
def wiped(_request: HttpRequest, device: FieldDevice) -> HttpResponse:
    confirm_wipe(device, now=timezone.now())
    return JsonResponse({})


@require_GET
@staff(Permission.CASE_WORK)
@_of_phone
def cases(request: HttpRequest, device: FieldDevice) -> HttpResponse:
    user = person(request)
    if device.user_id != user.pk or queries.is_to_forget(device):
        return JsonResponse({"said": _("Máy này đã được ghi danh cho người khác.")}, status=403)
    now = timezone.now()
    carried = queries.carried(user, now=now)
    note_carried(device, [UUID(case["id"]) for case in carried["cases"]], by=user, now=now)
    return JsonResponse({**carried, "person": user.get_full_name()})


@require_POST
@staff(Permission.CASE_WORK)
@_of_phone
def send(request: HttpRequest, device: FieldDevice) -> HttpResponse:
    user = person(request)
    if device.user_id != user.pk:
        return JsonResponse({"said": _("Máy này đã được ghi danh cho người khác.")}, status=403)
    try:
        entry = take_in(device, said(request.body), by=user, now=timezone.now())
    except ValidationError as error:
        return JsonResponse({"said": " ".join(error.messages)}, status=422)
    except Refused as refusal:
        return JsonResponse({"said": str(refusal)}, status=409)
    return JsonResponse({"state": entry.state, "said": entry.refusal or ""})
