"""Scans: the list, handing in, and the page that follows one while it runs."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.ids import new_id
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions import scans as actions
from khien.screening.forms.scans import ScanForm
from khien.screening.models import HitState, Scan
from khien.screening.queries import scans as queries
from khien.screening.queries.hits import lines
from khien.screening.rules.material import unread_in_words
from khien.screening.rules.scans import can_cancel, has_ended, trouble_in_words

ROWS_A_PAGE = 25
HITS_SHOWN = 10
_QUIET = timedelta(minutes=2)  # without a sign of life: it will be taken up again


@require_safe
@staff(Permission.SCREENING_WORK)
def scans(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.listing(person(request)), ROWS_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "screening/scans.html", {"page": page})


@staff(Permission.SCREENING_WORK)
def scan_new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(
            request, "screening/scan_new.html", {"form": ScanForm(initial={"key": new_id()})}
        )
    form = ScanForm(request.POST, request.FILES)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.hand_in(
                said["key"],
                name=said["name"],
                files=said["uploads"],
                text=said["text"],
                by=person(request),
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Đã nhận. Máy bắt đầu xem ngay khi đến lượt."))
            return redirect("screening:scan", scan_id=made.pk)
    return render(request, "screening/scan_new.html", {"form": form}, status=422)


@require_safe
@staff(Permission.SCREENING_WORK)
def scan(request: HttpRequest, scan_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), scan_id)
    page = Paginator(queries.unreadable(found), ROWS_A_PAGE).get_page(request.GET.get("page"))
    waiting = found.hits.filter(state=HitState.WAITING)
    surest = waiting.select_related("bank").order_by("-score", "id")
    return render(
        request,
        "screening/scan.html",
        _progress(found)
        | {
            "page": page,
            "unreadable": [(row.item, unread_in_words(row.reason)) for row in page],
            "lines": lines(surest[:HITS_SHOWN]),
            "waiting": waiting.count(),
        },
    )


@require_safe
@staff(Permission.SCREENING_WORK)
def scan_progress(request: HttpRequest, scan_id: UUID) -> HttpResponse:
    """The part of the page that moves; once the scan has ended, the whole page is fetched."""
    found = queries.get_for(person(request), scan_id)
    answer = render(request, "screening/scan_progress.html", _progress(found))
    if has_ended(found):
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@staff(Permission.SCREENING_WORK)
def scan_cancel(request: HttpRequest, scan_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), scan_id)
    try:
        actions.cancel(found, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Máy dừng ở mục đang xem. Những gì đã thấy vẫn còn."))
    return redirect("screening:scan", scan_id=found.pk)


def _progress(found: Scan) -> dict[str, Any]:
    last = found.beat_at or found.asked_at
    return {
        "scan": found,
        "ended": has_ended(found),
        "may_cancel": can_cancel(found),
        "quiet": not has_ended(found) and timezone.now() - last > _QUIET,
        "trouble": trouble_in_words(found),
    }
