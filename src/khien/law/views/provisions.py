"""Provisions: added, corrected, amended from a day on, their limits of fines, their wordings."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core.access import signed_in, staff
from khien.core.conflict import show_refusal
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.law import actions, queries
from khien.law.actions import NewProvision
from khien.law.forms import (
    AmendForm,
    FineLimitsForm,
    NewProvisionForm,
    ProvisionForm,
    RegisterFilter,
)
from khien.law.models import ProvisionKind
from khien.law.rules import provision_validity
from khien.law.views.answering import FormPage, answer_form, day_asked, found
from khien.people.access import person


@require_safe
@signed_in
def provision(request: HttpRequest, provision_id: UUID) -> HttpResponse:
    """All wordings of one article, which of them holds on the day."""
    row = found(queries.provision, provision_id)
    on = day_asked(RegisterFilter(request.GET))
    wordings = [
        queries.ListedProvision(each, provision_validity(each, on=on))
        for each in queries.wordings_of(row)
    ]
    may_change = person(request).may(Permission.LAW_MANAGE)
    context = {"provision": row, "wordings": wordings, "on": on, "may_change": may_change}
    return render(request, "law/provision.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def change_provision(request: HttpRequest, provision_id: UUID) -> HttpResponse:
    row = found(queries.provision, provision_id)
    form = ProvisionForm(request.POST or None, initial=ProvisionForm.of(row))
    if form.is_valid():
        try:
            actions.change_provision(row, **form.changes(), by=person(request), now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused, version=row.revision)
        else:
            messages.success(request, _("Đã lưu ngày và dấu của điều khoản."))
            return redirect("law:document", row.document_id)
    context = {"form": form, "provision": row, "show_saved": form.is_bound}
    return render(request, "law/change_provision.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def amend_provision(request: HttpRequest, provision_id: UUID) -> HttpResponse:
    row = found(queries.provision, provision_id)
    before = {"heading": row.heading, "text": row.text, "revision": row.revision}
    form = AmendForm(request.POST or None, initial=before)
    page = FormPage(
        title=_("Sửa đổi từ một ngày"),
        back=reverse("law:provision", args=[row.pk]),
        back_title=row.citation,
        lead=f"{row.citation}: {row.heading}",
        note=_("Bản đang có hết hiệu lực đúng ngày bản mới bắt đầu; lời cũ vẫn được giữ."),
    )

    def write() -> None:
        seen = form.cleaned_data["revision"]
        new, now = form.amendment(), timezone.now()
        actions.amend_provision(row, new, seen_revision=seen, by=person(request), now=now)

    return answer_form(request, form, write, page, done=_("Đã ghi bản sửa đổi."))


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def add_provision(request: HttpRequest, document_id: UUID) -> HttpResponse:
    row = found(queries.document, document_id)
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
    row = found(queries.provision, provision_id)
    form = FineLimitsForm(request.POST or None, initial=FineLimitsForm.of(row))
    if form.is_valid():
        try:
            actions.set_fine_limits(row, **form.changes(), by=person(request), now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused, version=row.revision)
        else:
            messages.success(request, _("Đã lưu khung phạt."))
            return redirect("law:document", row.document_id)
    limits = queries.limits_of(row) if form.is_bound else {}
    context = {"form": form, "provision": row, "saved": limits.values()}
    return render(request, "law/fine_limits.html", context)
