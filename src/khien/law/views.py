"""The register of law as staff read it, and its dates and marks as the legal officer keeps them."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core.access import signed_in, staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.law import actions, queries
from khien.law.actions import NewProvision
from khien.law.forms import (
    DocumentForm,
    FineLimitsForm,
    NewProvisionForm,
    ProvisionForm,
    RegisterFilter,
    Revised,
)
from khien.law.models import ProvisionKind
from khien.law.rules import document_validity
from khien.people.access import person

Row = TypeVar("Row")


def _found(fetch: Callable[[UUID], Row], row_id: UUID) -> Row:
    try:
        return fetch(row_id)
    except ObjectDoesNotExist:
        raise Http404 from None


def _day_asked(form: RegisterFilter) -> date:
    chosen: date | None = form.cleaned_data.get("on") if form.is_valid() else None
    return chosen or today(timezone.now())


@require_safe
@signed_in
def register(request: HttpRequest) -> HttpResponse:
    form = RegisterFilter(request.GET)
    on = _day_asked(form)
    documents = queries.documents(
        on,
        search=form.cleaned_data.get("q", ""),
        only_in_force=form.cleaned_data.get("in_force", False),
    )
    return render(request, "law/register.html", {"form": form, "documents": documents, "on": on})


@require_safe
@signed_in
def document(request: HttpRequest, document_id: UUID) -> HttpResponse:
    row = _found(queries.document, document_id)
    on = _day_asked(RegisterFilter(request.GET))
    return render(
        request,
        "law/document.html",
        {
            "listed": queries.ListedDocument(row, document_validity(row, on=on)),
            "provisions": queries.provisions_of(row, on=on),
            "on": on,
            "may_change": person(request).may(Permission.LAW_MANAGE),
        },
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def change_document(request: HttpRequest, document_id: UUID) -> HttpResponse:
    row = _found(queries.document, document_id)
    form = DocumentForm(request.POST or None, initial=DocumentForm.of(row))
    if form.is_valid():
        try:
            actions.change_document(row, **form.changes(), by=person(request), now=timezone.now())
        except Refused as refused:
            _show_refusal(form, refused, revision=row.revision)
        else:
            messages.success(request, _("Đã lưu ngày và dấu của văn bản."))
            return redirect("law:document", row.pk)
    context = {"form": form, "document": row, "show_saved": form.is_bound}
    return render(request, "law/change_document.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def change_provision(request: HttpRequest, provision_id: UUID) -> HttpResponse:
    row = _found(queries.provision, provision_id)
    form = ProvisionForm(request.POST or None, initial=ProvisionForm.of(row))
    if form.is_valid():
        try:
            actions.change_provision(row, **form.changes(), by=person(request), now=timezone.now())
        except Refused as refused:
            _show_refusal(form, refused, revision=row.revision)
        else:
            messages.success(request, _("Đã lưu ngày và dấu của điều khoản."))
            return redirect("law:document", row.document_id)
    context = {"form": form, "provision": row, "show_saved": form.is_bound}
    return render(request, "law/change_provision.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def add_provision(request: HttpRequest, document_id: UUID) -> HttpResponse:
    row = _found(queries.document, document_id)
    form = NewProvisionForm(request.POST or None)
    if form.is_valid():
        new = NewProvision(**form.cleaned_data)
        try:
            made = actions.add_provision(row, new, by=person(request), now=timezone.now())
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Đã thêm điều khoản."))
            if made.kind == ProvisionKind.FINE:
                return redirect("law:fine_limits", made.pk)
            return redirect("law:document", row.pk)
    return render(request, "law/add_provision.html", {"form": form, "document": row})


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def fine_limits(request: HttpRequest, provision_id: UUID) -> HttpResponse:
    row = _found(queries.provision, provision_id)
    form = FineLimitsForm(request.POST or None, initial=FineLimitsForm.of(row))
    if form.is_valid():
        try:
            actions.set_fine_limits(row, **form.changes(), by=person(request), now=timezone.now())
        except Refused as refused:
            _show_refusal(form, refused, revision=row.revision)
        else:
            messages.success(request, _("Đã lưu khung phạt."))
            return redirect("law:document", row.document_id)
    limits = queries.limits_of(row) if form.is_bound else {}
    context = {"form": form, "provision": row, "saved": limits.values()}
    return render(request, "law/fine_limits.html", context)


def _show_refusal(form: Revised, refused: Refused, *, revision: int) -> None:
    form.add_error(refused.field or None, str(refused))
    form.look_again(revision)
