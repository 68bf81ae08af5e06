"""A violation for a body abroad: gone through field by field, released with a reason, taken."""

from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from khien.core import ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.enforcement import events, queries
from khien.enforcement.actions import international as actions
from khien.enforcement.forms_international import ReviewForm
from khien.enforcement.models import InternationalReport, Violation
from khien.enforcement.tips.draft import draft
from khien.enforcement.tips.writing import as_json, as_xml
from khien.people.access import person
from khien.people.models import User

_WRITERS = {"json": (as_json, "application/json"), "xml": (as_xml, "application/xml")}


def _kept(user: User, violation_id: UUID) -> Violation:
    found = queries.get_for(user, violation_id)
    if not queries.kept_by(user).filter(pk=found.pk).exists():
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@staff(Permission.VIOLATION_WORK)
@transaction.atomic
def review(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    """Opening the page is itself written into the ledger."""
    user, now = person(request), timezone.now()
    found = _kept(user, violation_id)
    ledger.record(events.ViolationRead(found.pk), by=user, now=now)
    offered = draft(found, user=user, on=today(now))
    form = ReviewForm(request.POST or None, draft=offered)
    if form.is_valid():
        try:
            made = actions.release(
                found, form.chosen(found), why=form.cleaned_data["why"], by=user, now=now
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            return redirect("enforcement:international_report", found.pk, made.pk)
    reports = InternationalReport.objects.filter(violation=found).select_related("released_by")
    context = {
        "violation": found,
        "form": form,
        "story": offered.story,
        "reports": reports.order_by("-released_at"),
    }
    status = 422 if form.errors else 200
    return render(request, "enforcement/international.html", context, status=status)


@require_safe
@staff(Permission.VIOLATION_WORK)
def released(request: HttpRequest, violation_id: UUID, report_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = _kept(user, violation_id)
    report = get_object_or_404(InternationalReport, pk=report_id, violation=found)
    kind = request.GET.get("tep", "")
    if kind in _WRITERS and report.content:
        actions.take(report, kind, by=user, now=now)
        return _file(report, kind)
    context = {
        "violation": found,
        "report": report,
        "written": as_json(report.content).decode() if report.content else "",
        "digest": bytes(report.digest).hex(),
    }
    return render(request, "enforcement/international_report.html", context)


def _file(report: InternationalReport, kind: str) -> HttpResponse:
    write, content_type = _WRITERS[kind]
    response = HttpResponse(write(report.content), content_type=content_type)
    name = f"bao-cao-{report.released_at:%Y%m%d}-{report.pk.hex[-8:]}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
