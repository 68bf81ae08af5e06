"""One report of the province: its figures, its words, its files, where each number comes from."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core import ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import show_refusal
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.documents import actions as documents
from khien.documents.content import on_paper_of
from khien.documents.models import Document, FileFormat
from khien.documents.queries import heading_of
from khien.documents.views.document import as_bytes, as_file
from khien.people.access import person
from khien.reports import actions, events
from khien.reports.actions.consolidated import content_of
from khien.reports.forms import NarrativeForm
from khien.reports.models import ConsolidatedReport, ReportState
from khien.reports.queries import consolidated
from khien.reports.views import PROVINCE


@require_safe
@staff(*PROVINCE)
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user = person(request)
    found = consolidated.get_for(user, report_id)
    draft = found.state == ReportState.DRAFT
    context = {
        "report": found,
        "differences": consolidated.differences(found),
        "draft": draft,
        "complete": found.is_written,
        "writes": draft and consolidated.writes(user),
        "signs": draft and consolidated.may_sign(user, found) and found.made_by_id != user.pk,
        "whole": consolidated.is_whole(found),
        "errata": consolidated.errata(found),
        "files": _files(found),
        "formats": FileFormat.choices,
        "untraced": consolidated.untraced(found) if draft else [],
        "notes": consolidated.writes(user) and found.state == ReportState.SIGNED,
    }
    return render(request, "reports/report.html", context)


def _files(found: ConsolidatedReport) -> list[object]:
    if found.document is None:
        return []
    return list(found.document.files.order_by("format").defer("content"))


@require_safe
@staff(*PROVINCE)
def line(request: HttpRequest, report_id: UUID, position: int) -> HttpResponse:
    """Where one printed number comes from."""
    user = person(request)
    found = consolidated.get_for(user, report_id)
    chosen = consolidated.get_line(found, position)
    hindrances, unseen = consolidated.difficulties_of(user, chosen, now=timezone.now())
    context = {
        "report": found,
        "line": chosen,
        "parts": consolidated.parts_of(found, chosen),
        "errata": chosen.errata.select_related("by"),
        "missing": consolidated.missing_of(chosen),
        "difficulties": hindrances,
        "unseen": unseen,
    }
    return render(request, "reports/line.html", context)


@require_POST
@staff(Permission.PLAN_MANAGE)
def count_anew(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user = person(request)
    found = consolidated.get_for(user, report_id)
    try:
        actions.count_anew(found, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã đếm lại số liệu."))
    return redirect("reports:report", found.pk)


@require_POST
@staff(Permission.PLAN_MANAGE)
def drop(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user = person(request)
    found = consolidated.get_for(user, report_id)
    try:
        actions.drop(found, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("reports:report", found.pk)
    messages.success(request, _("Đã bỏ dự thảo."))
    return redirect("reports:reports")


@require_http_methods(["GET", "POST"])
@staff(Permission.PLAN_MANAGE)
def narrative(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = consolidated.get_for(user, report_id)
    form = NarrativeForm(
        request.POST or None,
        headings=tuple(found.words),
        initial=NarrativeForm.of(found.words, found.revision),
    )
    if form.is_valid():
        seen = form.cleaned_data["revision"]
        try:
            actions.write_narrative(found, form.texts(), seen_revision=seen, by=user, now=now)
        except Refused as refusal:
            show_refusal(form, refusal, version=found.revision)
        else:
            messages.success(request, _("Đã lưu phần lời văn."))
            return redirect("reports:report", found.pk)
    context = {
        "report": found,
        "form": form,
        "differences": consolidated.differences(found),
        "stored": found.words if form.errors else {},
    }
    return render(request, "reports/narrative.html", context, status=422 if form.errors else 200)


@require_POST
@staff(*PROVINCE)
def download(request: HttpRequest, report_id: UUID, kind: str) -> HttpResponseBase:
    """What was signed as it was printed then; a draft as it would be printed now."""
    user, now = person(request), timezone.now()
    found = consolidated.get_for(user, report_id)
    if kind not in FileFormat:
        raise Http404
    chosen = FileFormat(kind)
    with transaction.atomic():
        ledger.record(events.PlanReportTaken(found.pk, chosen.value), by=user, now=now)
    if found.document is None:
        return as_bytes(f"du-thao-bao-cao-{found.end:%Y-%m-%d}", chosen, _draft(found, chosen))
    return hand_out(request, found, found.document, chosen)


def _draft(found: ConsolidatedReport, kind: FileFormat) -> bytes:
    type_of, content = content_of(found)
    heading = heading_of(type_of, found.office_id, today(timezone.now()))
    return documents.printed(on_paper_of(content, heading), kind)


def hand_out(
    request: HttpRequest, found: ConsolidatedReport, document: Document, kind: FileFormat
) -> HttpResponseBase:
    try:
        made = documents.download(document, kind, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    except documents.FileBroken:
        messages.error(
            request, _("Tệp này không còn đúng như lúc ban hành. Hãy báo quản trị viên.")
        )
    else:
        return as_file(document, kind, made)
    return redirect("reports:report", found.pk)
