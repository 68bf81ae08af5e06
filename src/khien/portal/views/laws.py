"""Laws and plans about children online, for everybody: what is sure, in force, and says what."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.core.calendars import today
from khien.core.models import Certainty
from khien.law.models import LegalDocument, LegalFile
from khien.law.queries import files_of
from khien.law.queries.public import (
    published,
    published_document,
    published_provisions,
    published_relations,
)
from khien.law.views.documents import file_response


class LawSearch(forms.Form):
    q = forms.CharField(
        label=_("Tìm trong văn bản"),
        required=False,
        max_length=100,
        help_text=_("Có dấu hay không dấu đều tìm được."),
    )
    cu = forms.BooleanField(label=_("Cả văn bản đã hết hiệu lực"), required=False)


@public
@require_safe
def laws(request: HttpRequest) -> HttpResponse:
    form = LawSearch(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    on = today(timezone.now())
    found = published(on, search=said.get("q", ""), ended_too=bool(said.get("cu")))
    return render(request, "portal/laws.html", {"form": form, "documents": found, "on": on})


@public
@require_safe
def law(request: HttpRequest, code: str) -> HttpResponse:
    try:
        row = published_document(code)
    except LegalDocument.DoesNotExist:
        raise Http404 from None
    on = today(timezone.now())
    context = {
        "document": row,
        "provisions": published_provisions(row, on),
        "relations": published_relations(row),
        "files": files_of(row),
        "on": on,
    }
    return render(request, "portal/law.html", context)


@public
@require_safe
def law_file(_request: HttpRequest, file_id: UUID) -> HttpResponse:
    rows = LegalFile.objects.filter(document__certainty=Certainty.VERIFIED)
    return file_response(get_object_or_404(rows, pk=file_id))
