"""A new document, what it does to others, its published file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import signed_in, staff
from khien.core.permissions import Permission
from khien.law import actions, queries
from khien.law.forms import LegalFileForm, NewDocumentForm, RelationForm
from khien.law.models import LegalDocument, LegalFile, Relation
from khien.law.views.answering import FormPage, answer_form, found
from khien.people.access import person


def _from(document: LegalDocument, title: str, note: str = "") -> FormPage:
    return FormPage(
        title=title,
        back=reverse("law:document", args=[document.pk]),
        back_title=document.reference,
        lead=f"{document.reference}: {document.title}",
        note=note,
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def new_document(request: HttpRequest) -> HttpResponse:
    form = NewDocumentForm(request.POST or None)
    page = FormPage(_("Thêm văn bản"), reverse("law:register"), _("Văn bản"))

    def write() -> None:
        actions.add_document(form.new(), by=person(request), now=timezone.now())

    return answer_form(request, form, write, page, done=_("Đã thêm văn bản."))


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def add_relation(request: HttpRequest, document_id: UUID) -> HttpResponse:
    row = found(queries.document, document_id)
    form = RelationForm(request.POST or None)
    note = _("Văn bản ban hành sau tác động lên văn bản ban hành trước.")

    def write() -> None:
        said = form.cleaned_data
        actions.add_relation(row, **said, by=person(request), now=timezone.now())

    page = _from(row, _("Thêm quan hệ với văn bản khác"), note)
    return answer_form(request, form, write, page, done=_("Đã ghi quan hệ."))


@require_POST
@staff(Permission.LAW_MANAGE)
def remove_relation(request: HttpRequest, relation_id: UUID) -> HttpResponse:
    row = get_object_or_404(Relation, pk=relation_id)
    actions.remove_relation(row, by=person(request), now=timezone.now())
    messages.success(request, _("Đã bỏ quan hệ ghi nhầm."))
    return redirect("law:document", row.source_id)


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def add_file(request: HttpRequest, document_id: UUID) -> HttpResponse:
    row = found(queries.document, document_id)
    form = LegalFileForm(request.POST or None, request.FILES or None)

    def write() -> None:
        said = form.cleaned_data
        actions.add_file(
            row, said["file"], source=said["source"], by=person(request), now=timezone.now()
        )

    page = _from(row, _("Thêm bản đã công bố"))
    return answer_form(request, form, write, page, done=_("Đã thêm tệp."))


@require_safe
@signed_in
def file(_request: HttpRequest, file_id: UUID) -> HttpResponse:
    return file_response(get_object_or_404(LegalFile, pk=file_id))


def file_response(row: LegalFile) -> HttpResponse:
    """As a download; what is no longer what was taken in is not given out."""
    if not queries.is_whole(row):
        raise Http404
    return HttpResponse(
        bytes(row.content),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{row.name}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


@require_POST
@staff(Permission.LAW_MANAGE)
def remove_file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    row = get_object_or_404(LegalFile.objects.defer("content"), pk=file_id)
    actions.remove_file(row, by=person(request), now=timezone.now())
    messages.success(request, _("Đã bỏ tệp."))
    return redirect("law:document", row.document_id)
