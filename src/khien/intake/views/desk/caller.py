"""For a caller who gave their code: their report as they read it, and what they may do with it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core import limits
from khien.core.access import staff
from khien.core.ids import new_id
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake import extensions
from khien.intake.actions import contact_links as actions
from khien.intake.forms.contact import CodeForm, ForCallerForm, NumberForm
from khien.intake.forms.decision import add_refusal
from khien.intake.models import Contact, Report
from khien.intake.queries import contact as queries
from khien.intake.queries import queue
from khien.intake.queries import report as reports
from khien.intake.queries.steps import public_steps
from khien.intake.rules.reference import report_number
from khien.intake.views.desk.contact import contact_or_404
from khien.people.access import person
from khien.people.models import User

_BURST = 20


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_RECORD)
def code(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """The caller's code opens their report in this contact. Only wrong codes are limited."""
    user, now = person(request), timezone.now()
    contact = contact_or_404(user, contact_id)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _count_try(user, now)
            found = actions.open_by_code(contact, form.cleaned_data["code"], by=user, now=now)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            limits.give_back("desk-codes", str(user.pk), burst=_BURST, now=now)
            return redirect("intake:caller", contact_id=contact.pk, report_id=found.pk)
    context = {"form": form, "contact": contact, "reference": queries.reference(contact)}
    return render(request, "intake/caller_code.html", context, status=422 if form.errors else 200)


def _count_try(user: User, now: datetime) -> None:
    if not limits.take("desk-codes", str(user.pk), now=now, rate_per_hour=60, burst=_BURST):
        raise Refused(_("Nhiều mã sai quá. Hãy đợi vài phút rồi thử lại."), field="code")


@require_POST
@staff(Permission.REPORT_RECORD)
def link(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """By the number people say; it opens nothing."""
    user, now = person(request), timezone.now()
    contact = contact_or_404(user, contact_id)
    form = NumberForm(request.POST)
    form.is_valid()
    number = report_number(form.cleaned_data.get("number", ""))
    found = queries.report_numbered(number, user) if number else None
    if found is None:
        messages.error(request, _("Không có tin nào mang số này."))
    else:
        actions.link(contact, found, by=user, now=now)
        messages.success(request, _("Đã gắn với tin %(n)s.") % {"n": queue.reference(found)})
    return redirect("intake:contact", contact_id=contact.pk)


@require_POST
@staff(Permission.REPORT_RECORD)
def unlink(request: HttpRequest, contact_id: UUID, report_id: UUID) -> HttpResponse:
    user = person(request)
    contact = contact_or_404(user, contact_id)
    actions.unlink(contact, report_id, by=user, now=timezone.now())
    messages.success(request, _("Đã bỏ gắn."))
    return redirect("intake:contact", contact_id=contact.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_RECORD)
def caller(request: HttpRequest, contact_id: UUID, report_id: UUID) -> HttpResponse:
    user = person(request)
    contact = contact_or_404(user, contact_id)
    report = queries.report_in(contact, report_id, user=user)
    if report is None:
        raise Http404
    if request.method != "POST":
        return _page(request, contact, report, ForCallerForm(initial={"key": new_id()}))
    form = ForCallerForm(request.POST)
    if form.is_valid() and _acted(request, contact, report, form):
        messages.success(request, _("Đã làm thay người gọi."))
        return redirect("intake:caller", contact_id=contact.pk, report_id=report.pk)
    return _page(request, contact, report, form)


def _acted(request: HttpRequest, contact: Contact, report: Report, form: ForCallerForm) -> bool:
    said = form.cleaned_data
    try:
        actions.act(
            contact,
            report,
            request.POST.get("do", ""),
            text=said["text"],
            key=said["key"],
            by=person(request),
            now=timezone.now(),
        )
    except Refused as refusal:
        add_refusal(form, refusal)
    return not form.errors


def _page(
    request: HttpRequest, contact: Contact, report: Report, form: ForCallerForm
) -> HttpResponse:
    context: dict[str, Any] = {
        "contact": contact,
        "report": report,
        "number": queue.reference(report),
        "contact_number": queries.reference(contact),
        "steps": extensions.caller_steps(report) or public_steps(report),
        "letters": reports.mailbox(report),
        "asks": reports.has_open_support_request(report),
        "form": form,
        "now": timezone.now(),
    }
    return render(request, "intake/caller.html", context, status=422 if form.errors else 200)
