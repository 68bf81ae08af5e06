"""Where a blocked name leads: why, that nobody is in trouble, what to do, and how to object.

A resolver can lead browsers here for `http` alone (khien.site.middleware); for `https` they meet a
warning of their own. The page stands also when the database is away.
"""

from datetime import datetime
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core.access import public
from khien.core.refusal import Refused
from khien.core.same_site import language_chosen, public_form
from khien.portal import limits
from khien.portal.forms.blocked import CorrectionForm
from khien.screening.actions.lists import ask_for_correction
from khien.screening.queries.lists import Blocked, blocked_by
from khien.screening.rules.lists import plain_host

_RETRY_SECONDS = 300


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
def blocked(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    host = plain_host(request.GET.get("dia-chi", ""))
    if request.method != "POST":
        return _page(request, CorrectionForm(initial={"address": host}), host, now=now)
    if language_chosen(request):
        typed = {name: request.POST.get(name, "") for name in CorrectionForm.base_fields}
        return _page(request, CorrectionForm(initial=typed), host, now=now)
    form = CorrectionForm(request.POST)
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if form.is_valid():
        if not limits.within(limits.CORRECTIONS, request, now=now):
            said = _("Vừa có nhiều đề nghị từ mạng của bạn. Chờ vài phút rồi bấm gửi lại nhé.")
            form.add_error(None, said)
            status = HTTPStatus.TOO_MANY_REQUESTS
        elif _sent(request, form, now=now):
            response = redirect("portal:blocked_sent")
            response.status_code = HTTPStatus.SEE_OTHER
            return response
    return _page(request, form, host, now=now, status=status)


def _sent(request: HttpRequest, form: CorrectionForm, *, now: datetime) -> bool:
    try:
        ask_for_correction(**form.cleaned_data, now=now)
    except Refused as refusal:
        limits.give_back(limits.CORRECTIONS, request, now=now)
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    return True


def _page(
    request: HttpRequest,
    form: CorrectionForm,
    host: str,
    *,
    now: datetime,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        "form": form,
        "host": host,
        "found": _found(host, now),
        "other": _in_the_other_language(),
        "keeps": "mend",
    }
    response = render(request, "portal/blocked.html", context, status=status)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        response["Retry-After"] = str(_RETRY_SECONDS)
    return response


def _found(host: str, now: datetime) -> list[Blocked]:
    try:
        return blocked_by(host, now)
    except (OperationalError, InterfaceError):
        return []


def _in_the_other_language() -> dict[str, str]:
    """Whoever lands here chose no language: the heart of it is said in both."""
    code = "en" if get_language() == "vi" else "vi"
    with override(code):
        return {
            "code": code,
            "title": _("Trang bạn định mở đã bị chặn"),
            "words": _("Bạn không làm gì sai, và không ai bị phạt vì đã bấm vào đây."),
            "call": _("Thấy sợ hay lo? Gọi 111, ngày hay đêm, không mất tiền."),
        }


@public
@require_safe
def blocked_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/blocked_sent.html")
