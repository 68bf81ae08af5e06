"""What stands at the head of an office's papers, kept by the office itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import show_refusal
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.documents import actions, queries
from khien.documents.forms import LetterheadForm
from khien.documents.views.register import office_or_404
from khien.people.access import person


@require_http_methods(["GET", "POST"])
@staff(Permission.DOCUMENT_REGISTER)
def letterhead(request: HttpRequest, office_id: UUID) -> HttpResponse:
    name, now = office_or_404(request, office_id), timezone.now()
    row = queries.letterhead_of(office_id, today(now))
    form = LetterheadForm(request.POST or None, initial=LetterheadForm.of(row))
    if form.is_valid():
        try:
            actions.change_letterhead(office_id, **form.changes(), by=person(request), now=now)
        except Refused as refused:
            stored = queries.letterhead_of(office_id, today(now)).revision
            show_refusal(form, refused, version=stored)
        else:
            messages.success(request, _("Đã lưu tiêu đề văn bản."))
            return redirect("documents:register")
    return render(
        request,
        "documents/letterhead.html",
        {"form": form, "name": name, "stored": row, "show_saved": form.is_bound},
        status=422 if form.errors else 200,
    )
