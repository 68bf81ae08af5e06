"""Legal holds: which files are kept whatever their time, and why."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.privacy.actions import holds as actions
from khien.privacy.forms import HoldForm, ReleaseForm, add_refusal
from khien.privacy.queries import holds as queries

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.LEGAL_HOLD)
def holds(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = HoldForm(request.POST if request.method == "POST" else None, initial=_asked(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.place(**form.cleaned_data, by=user, now=now)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi: hồ sơ này không bị xóa."))
            return redirect("privacy:holds")
    rows = queries.visible_to(user).select_related("placed_by", "released_by")
    page = Paginator(rows.order_by("-placed_at"), PER_PAGE).get_page(request.GET.get("page"))
    known = queries.numbers(page)
    held = [(row, known.get(row.subject)) for row in page]
    context = {"form": form, "page": page, "held": held, "day": today(now)}
    return render(request, "privacy/holds.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> dict[str, str]:
    """A page of a file leads here with what it is."""
    return {name: request.GET.get(name, "") for name in ("kind", "reference")}


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.LEGAL_HOLD)
def release(request: HttpRequest, hold_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.get_for(user, hold_id)
    form = ReleaseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.release(found, why=form.cleaned_data["why"], by=user, now=timezone.now())
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã bỏ giữ lại. Trước khi xóa vẫn báo trước."))
            return redirect("privacy:holds")
    number = queries.numbers([found]).get(found.subject)
    context = {"form": form, "hold": found, "number": number}
    return render(request, "privacy/release.html", context, status=422 if form.errors else 200)
