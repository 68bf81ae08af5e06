"""Dates, marks and names of a document, as the legal officer keeps them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.conflict import show_refusal
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.law import actions, queries
from khien.law.forms import DocumentForm
from khien.law.views.answering import found
from khien.people.access import person


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def change_document(request: HttpRequest, document_id: UUID) -> HttpResponse:
    row = found(queries.document, document_id)
    form = DocumentForm(request.POST or None, initial=DocumentForm.of(row))
    if form.is_valid():
        try:
            actions.change_document(row, **form.changes(), by=person(request), now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused, version=row.revision)
        else:
            messages.success(request, _("Đã lưu ngày và dấu của văn bản."))
            return redirect("law:document", row.pk)
    context = {"form": form, "document": row, "show_saved": form.is_bound}
    return render(request, "law/change_document.html", context)
