"""The yearly reports on security: the list with its dates, one report, its papers, one date."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.documents.models import FileFormat
from khien.people.access import person
from khien.site.models import SecurityDate, SecurityReport
from khien.site.security_report import actions, paper
from khien.site.security_report.forms import DateForm, SignForm, WordsForm, YearForm
from khien.site.security_report.told import parts

_A_PAGE = 20
_KINDS = {
    FileFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileFormat.PDF: "application/pdf",
}


@require_http_methods(["GET", "POST"])
@staff(Permission.SETTINGS_MANAGE)
def reports(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = YearForm(request.POST or None, initial={"year": today(now).year})
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.count(form.cleaned_data["year"], by=person(request), now=now)
        except Refused as why:
            form.add_error("year", str(why))
        else:
            messages.success(request, _("Đã đếm số liệu. Hãy viết thêm phần lời rồi ban hành."))
            return redirect("security_report", found.pk)
    rows = SecurityReport.objects.order_by("-year")
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    dates = SecurityDate.objects.order_by("month", "day", "code")
    shown = {"form": form, "page": page, "dates": dates}
    return render(request, "site/security_reports.html", shown, status=_status(form))


def _status(*forms: Any) -> int:
    return 422 if any(form.errors for form in forms) else 200


@require_http_methods(["GET", "POST"])
@staff(Permission.SETTINGS_MANAGE)
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    found = get_object_or_404(SecurityReport, pk=report_id)
    words = {name: getattr(found, name) for name in actions.WORDS}
    form = WordsForm(request.POST or None, initial={**words, "revision": found.revision})
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in actions.WORDS}
        try:
            actions.write(found, seen_revision=form.cleaned_data["revision"], **said)
        except Refused as why:
            form.add_error(None, str(why))
            form.look_again(SecurityReport.objects.get(pk=found.pk).revision)
        else:
            messages.success(request, _("Đã lưu phần lời."))
            return redirect("security_report", found.pk)
    return _shown(request, found, form, SignForm())


def _shown(
    request: HttpRequest, found: SecurityReport, form: WordsForm, sign: SignForm
) -> HttpResponse:
    listed = found.components["components"]
    shown = {
        "report": found,
        "parts": parts(found.figures, components=len(listed)),
        "written": [(title, getattr(found, name)) for name, title in paper.WRITTEN],
        "form": form,
        "sign": sign,
    }
    return render(request, "site/security_report.html", shown, status=_status(form, sign))


@require_POST
@staff(Permission.SETTINGS_MANAGE)
def report_issue(request: HttpRequest, report_id: UUID) -> HttpResponse:
    found = get_object_or_404(SecurityReport, pk=report_id)
    sign = SignForm(request.POST)
    if sign.is_valid():
        try:
            actions.issue(found, **sign.cleaned_data, by=person(request), now=timezone.now())
        except Refused as why:
            sign.add_error(None, str(why))
        else:
            messages.success(request, _("Đã ban hành. Từ nay báo cáo không đổi nữa."))
            return redirect("security_report", found.pk)
    words = {name: getattr(found, name) for name in actions.WORDS}
    return _shown(request, found, WordsForm(initial={**words, "revision": found.revision}), sign)


@require_safe
@staff(Permission.SETTINGS_MANAGE)
def report_file(request: HttpRequest, report_id: UUID, kind: str) -> HttpResponse:
    """DOCX or PDF; `sbom`: the list of components as CycloneDX."""
    found = get_object_or_404(SecurityReport, pk=report_id)
    if kind == "sbom":
        content: bytes = json.dumps(found.components, ensure_ascii=False, indent=1).encode()
        media, ending = "application/vnd.cyclonedx+json", "cdx.json"
    elif kind in set(_KINDS):
        with override("vi"):
            content = paper.printed(found, FileFormat(kind))
        media, ending = _KINDS[FileFormat(kind)], kind
    else:
        raise Http404
    actions.note_taken(found, kind, by=person(request), now=timezone.now())
    answer = HttpResponse(content, content_type=media)
    name = f"bao-cao-an-toan-thong-tin-{found.year}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_http_methods(["GET", "POST"])
@staff(Permission.SETTINGS_MANAGE)
def report_date(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(SecurityDate, pk=code)
    names = ("day", "month", "law", "certainty", "revision")
    form = DateForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        seen = said.pop("revision")
        try:
            actions.change_date(
                found, seen_revision=seen, **said, by=person(request), now=timezone.now()
            )
        except Refused as why:
            form.add_error(None, str(why))
            form.look_again(SecurityDate.objects.get(pk=found.pk).revision)
        else:
            messages.success(request, _("Đã lưu hạn."))
            return redirect("security_reports")
    shown = {"form": form, "date": found}
    return render(request, "site/security_date.html", shown, status=_status(form))
