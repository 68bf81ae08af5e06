"""Writing about who is said to have done it: a correction, an identifier more, one taken back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.conflict import now_seen
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.enforcement import actions, queries
from khien.enforcement.forms_respondent import CorrectionForm, TraceForm
from khien.enforcement.models import Violation
from khien.people.access import person


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.VIOLATION_WORK)
def correct_respondent(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.get_for(user, violation_id)
    who = found.respondent
    identity = who.identity or {}
    stored = {"kind": who.kind, "age_group": who.age_group, "seen": found.version}
    stored |= {"name": identity.get("name", ""), "note": identity.get("note", "")}
    form = CorrectionForm(request.POST or None, initial=stored)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.correct(found, **said, by=user, now=timezone.now())
        except Refused as refusal:
            add_refusal(form, refusal)
            form.data = now_seen(request.POST, found.version)
        else:
            return redirect("enforcement:respondent", violation_id=found.pk)
    return page(request, found, form, title=_("Sửa thông tin về người này"))


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.VIOLATION_WORK)
def add_identifier(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.get_for(user, violation_id)
    form = TraceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_identifier(found, form.cleaned_data["trace"], by=user, now=timezone.now())
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi thêm dấu hiệu."))
            return redirect("enforcement:respondent", violation_id=found.pk)
    return page(request, found, form, title=_("Thêm dấu hiệu nhận biết"))


@require_POST
@staff(Permission.VIOLATION_WORK)
def withdraw_identifier(
    request: HttpRequest, violation_id: UUID, identifier_id: UUID
) -> HttpResponse:
    user = person(request)
    found = queries.get_for(user, violation_id)
    try:
        actions.withdraw_identifier(found, identifier_id, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã bỏ dấu hiệu ghi nhầm."))
    return redirect("enforcement:respondent", violation_id=found.pk)


def page(
    request: HttpRequest, found: Violation, form: Form, *, title: str, **extra: Any
) -> HttpResponse:
    context = {"violation": found, "form": form, "title": title, **extra}
    status = 422 if form.errors else 200
    return render(request, "enforcement/respondent_step.html", context, status=status)


def add_refusal(form: Form, refusal: Refused) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
