"""Coming back with the code. A wrong one gets one and the same answer, and harms nobody else."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.actors import REPORTER
from khien.core.refusal import Refused
from khien.core.same_site import language_chosen, public_form
from khien.intake.actions import mailbox
from khien.intake.models import AskedBy, Door, Report
from khien.intake.queries import report as reports
from khien.portal import queries
from khien.portal.draft import Draft, make_pass, read_pass
from khien.portal.forms.follow_up import (
    AgainForm,
    CodeForm,
    FilesForm,
    MessageForm,
    RightsForm,
)
from khien.portal.look_up import Hold, Proof, look_up
from khien.portal.wording import WORDS, askers_of
from khien.privacy.actions import rights
from khien.privacy.queries import rights as rights_queries

_MOST_ASKED = 5


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
def follow_up(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    if language_chosen(request):
        return _code_page(request, CodeForm(initial={"code": request.POST.get("code", "")}))
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _code_page(request, form)
    proof = Proof(request.POST.get("altcha", ""), request.POST.get("ticket", ""))
    found = look_up(form.cleaned_data["code"], proof, request, now=now)
    if isinstance(found, Hold):
        return _hold_page(request, form, found)
    if found is not None:
        return _status_page(request, found, now=now)
    form.add_error("code", _("Mã này không mở được tin nào. Hãy xem lại từng số, từng từ."))
    return _code_page(request, form)


def _code_page(request: HttpRequest, form: forms.Form, *, closed: bool = False) -> HttpResponse:
    """`closed`: the half hour of the page is over."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"form": form, "hold": None, "closed": closed, "keeps": "find"}
    return render(request, "portal/follow_up.html", context, status=status)


def _hold_page(request: HttpRequest, form: forms.Form, hold: Hold) -> HttpResponse:
    """A browser with scripts works for a second and goes on by itself; others wait and press."""
    context = {"form": form, "hold": hold, "closed": False, "keeps": "find"}
    status = HTTPStatus.TOO_MANY_REQUESTS
    page = render(request, "portal/follow_up.html", context, status=status)
    page["Retry-After"] = str(hold.seconds)
    return page


def _status_page(
    request: HttpRequest,
    report: Report,
    *,
    now: datetime,
    shown: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    """What was typed and not sent yet stays; `shown`: forms that failed, or are done and empty."""
    status = queries.status(report)
    if status.new_answers:
        mailbox.mark_read(report, by_reporter=True, now=now)
    typed = request.POST
    page_forms: dict[str, forms.Form] = {
        "message_form": MessageForm(initial={"text": typed.get("text", "")}),
        "again_form": AgainForm(prefix="again", initial={"text": typed.get("again-text", "")}),
        "files_form": FilesForm(),
        "rights_form": RightsForm(prefix="rights"),
        **(shown or {}),
    }
    context = {
        "status": status,
        "now": now,
        "pass": make_pass(report.pk, now=now),
        "key": Draft().key,
        "askers": askers_of(Door(report.door)),
        "keeps": "talk",
        "asked": rights_queries.standing(list(rights_queries.of_report(report.pk)[:_MOST_ASKED])),
        "voice": WORDS[Door(report.door)].voice,
        **page_forms,
    }
    failed = any(form.errors for form in page_forms.values())
    code = HTTPStatus.UNPROCESSABLE_ENTITY if failed else HTTPStatus.OK
    return render(request, "portal/status.html", context, status=code)


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
def status(request: HttpRequest) -> HttpResponse:
    """Everything a reporter may do, each posted with the sealed pass of the page."""
    now = timezone.now()
    opened = read_pass(request.POST.get("pass", ""), now=now)
    report = reports.by_id(opened) if opened else None
    if report is None:
        return _code_page(request, CodeForm(), closed=request.method == "POST")
    act = None if language_chosen(request) else ACTS.get(request.POST.get("do", ""))
    shown: dict[str, forms.Form] = {}
    if act is not None:
        try:
            shown = act(request, report, now)
        except Refused as refusal:
            messages.error(request, str(refusal))
    report.refresh_from_db()
    return _status_page(request, report, now=now, shown=shown)


Act = Callable[[HttpRequest, Report, datetime], dict[str, Any]]


def _write(request: HttpRequest, report: Report, now: datetime) -> dict[str, Any]:
    form = MessageForm(request.POST)
    if not form.is_valid():
        return {"message_form": form}
    _store_message(request, report, form, again=False, now=now)
    messages.success(request, _("Đã gửi. Người xem tin sẽ đọc."))
    return {"message_form": MessageForm()}


def _again(request: HttpRequest, report: Report, now: datetime) -> dict[str, Any]:
    form = AgainForm(request.POST, prefix="again")
    if not form.is_valid():
        return {"again_form": form}
    _store_message(request, report, form, again=True, now=now)
    messages.success(request, _("Đã ghi. Tin này sẽ được xem sớm hơn."))
    return {"again_form": AgainForm(prefix="again")}


def _rights(request: HttpRequest, report: Report, now: datetime) -> dict[str, Any]:
    """The code proves who asks; sent twice with one page, it is one request."""
    form = RightsForm(request.POST, prefix="rights")
    if not form.is_valid():
        return {"rights_form": form}
    key = f"{report.pk}:{request.POST.get('key', '')[:100]}"
    try:
        rights.ask_with_code(report, **form.cleaned_data, key=key, now=now)
    except Refused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return {"rights_form": form}
    messages.success(request, _("Đã nhận. Trả lời sẽ ở trang này."))
    return {"rights_form": RightsForm(prefix="rights")}


def _store_message(
    request: HttpRequest, report: Report, form: forms.Form, *, again: bool, now: datetime
) -> None:
    mailbox.write(
        report,
        text=form.cleaned_data["text"],
        again=again,
        idempotency_key=request.POST.get("key", "")[:100],
        by=REPORTER,
        now=now,
    )


def _add_files(request: HttpRequest, report: Report, now: datetime) -> dict[str, Any]:
    files = request.FILES.getlist("attachments")
    refused = mailbox.add_files(report, files=files, by=REPORTER, now=now)
    for file in refused:
        messages.error(request, f"{file.name}: {file.sentence}")
    if len(refused) < len(files):
        messages.success(request, _("Đã nhận tệp."))
    return {}


def _withdraw_contact(request: HttpRequest, report: Report, now: datetime) -> dict[str, Any]:
    mailbox.withdraw_contact(report, by=REPORTER, now=now)
    messages.success(request, _("Đã xóa cách liên lạc. Sẽ không ai liên lạc nữa."))
    return {}


def _ask_support(request: HttpRequest, report: Report, now: datetime) -> dict[str, Any]:
    asked_by = request.POST.get("asked_by", "")
    chosen = AskedBy(asked_by) if asked_by in AskedBy.values else AskedBy.OTHER
    mailbox.ask_for_support(report, asked_by=chosen, by=REPORTER, now=now)
    messages.success(request, _("Đã ghi: cần được hỗ trợ."))
    return {}


def _withdraw_support(request: HttpRequest, report: Report, now: datetime) -> dict[str, Any]:
    mailbox.withdraw_support(report, by=REPORTER, now=now)
    messages.success(request, _("Đã ghi: không cần hỗ trợ nữa. Đổi ý lúc nào cũng được."))
    return {}


ACTS: dict[str, Act] = {
    "write": _write,
    "again": _again,
    "files": _add_files,
    "withdraw_contact": _withdraw_contact,
    "ask_support": _ask_support,
    "withdraw_support": _withdraw_support,
    "rights": _rights,
}
