"""Errata of a signed report: what counting again finds, the letter that tells of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.documents.forms import IssueForm
from khien.documents.models import Document, FileFormat
from khien.documents.queries import for_holder
from khien.people.access import person
from khien.reports import actions
from khien.reports.forms import ErrataForm
from khien.reports.models import ConsolidatedReport, ReportState
from khien.reports.queries import consolidated
from khien.reports.views import PROVINCE
from khien.reports.views.report import hand_out
from khien.reports.views.sign import RECIPIENTS


@require_http_methods(["GET", "POST"])
@staff(*PROVINCE)
def errata(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Counting again takes a moment: it is done when somebody asks for it."""
    user, now = person(request), timezone.now()
    found = consolidated.get_for(user, report_id)
    form = ErrataForm(request.POST or None)
    if form.is_valid():
        try:
            actions.note_errata(found, reason=form.cleaned_data["reason"], by=user, now=now)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Đã lập đính chính, chờ ký."))
            return redirect("reports:errata", found.pk)
    signed = found.state == ReportState.SIGNED
    writes = signed and consolidated.writes(user)
    context = {
        "report": found,
        "form": form,
        "signed": signed,
        "writes": writes,
        "changes": actions.changes(found, now=now) if writes else [],
        "letters": _letters(found),
        "signs": consolidated.may_sign(user, found),
    }
    return render(request, "reports/errata.html", context, status=422 if form.errors else 200)


def _letters(found: ConsolidatedReport) -> list[Document]:
    return [each for each in for_holder(found.pk) if each.pk != found.document_id]


def _letter(found: ConsolidatedReport, document_id: UUID) -> Document:
    if document_id == found.document_id:
        raise Http404
    return get_object_or_404(Document, pk=document_id, holder=found.pk)


@require_http_methods(["GET", "POST"])
@staff(Permission.REPORT_APPROVE)
def sign(request: HttpRequest, report_id: UUID, document_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = consolidated.get_for(user, report_id)
    letter = _letter(found, document_id)
    form = IssueForm(
        request.POST or None, initial={"name": user.full_name, "recipients": RECIPIENTS}
    )
    if form.is_valid():
        try:
            actions.sign_errata(
                letter,
                signer=form.signer(),
                recipients=form.recipient_lines(),
                by=user,
                now=now,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã ký đính chính."))
            return redirect("reports:errata", found.pk)
    context = {"report": found, "form": form}
    return render(request, "reports/sign_errata.html", context, status=422 if form.errors else 200)


@require_POST
@staff(*PROVINCE)
def download(
    request: HttpRequest, report_id: UUID, document_id: UUID, kind: str
) -> HttpResponseBase:
    found = consolidated.get_for(person(request), report_id)
    if kind not in FileFormat:
        raise Http404
    return hand_out(request, found, _letter(found, document_id), FileFormat(kind))
