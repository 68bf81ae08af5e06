"""The types of documents: their names, grounds and marks, as data an administrator keeps."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core.access import staff
from khien.core.conflict import show_refusal
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.documents import actions
from khien.documents.forms import TypeForm
from khien.documents.models import DocumentType
from khien.people.access import person


@require_safe
@staff(Permission.SETTINGS_MANAGE)
def types(request: HttpRequest) -> HttpResponse:
    found = DocumentType.objects.order_by("code")
    return render(request, "documents/types.html", {"types": found})


@require_http_methods(["GET", "POST"])
@staff(Permission.SETTINGS_MANAGE)
def change_type(request: HttpRequest, code: str) -> HttpResponse:
    row = get_object_or_404(DocumentType, code=code)
    form = TypeForm(request.POST or None, initial=TypeForm.of(row))
    if form.is_valid():
        try:
            actions.change_type(row, **form.changes(), by=person(request), now=timezone.now())
        except Refused as refused:
            stored = DocumentType.objects.get(pk=row.pk).revision
            show_refusal(form, refused, version=stored)
        else:
            messages.success(request, _("Đã lưu loại văn bản."))
            return redirect("documents:types")
    return render(
        request,
        "documents/change_type.html",
        {"form": form, "type": row, "show_saved": form.is_bound},
        status=422 if form.errors else 200,
    )
