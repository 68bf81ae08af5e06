"""The dry run of a list, whatever it is of: the fate of every row, then the person's word."""

from collections import Counter
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import actions
from khien.directory.importer import Outcome
from khien.directory.models import DraftOf, ImportDraft
from khien.directory.views.person import person

PER_PAGE = 100
_WORDS = {
    Outcome.CREATED: (gettext_lazy("Thêm mới"), "good"),
    Outcome.UPDATED: (gettext_lazy("Sửa lại"), "info"),
    Outcome.UNCHANGED: (gettext_lazy("Giữ nguyên"), "neutral"),
    Outcome.REFUSED: (gettext_lazy("Không nhận"), "danger"),
}

_BACK = {
    DraftOf.INSTITUTIONS: "directory:import_list",
    DraftOf.ENROLMENT: "directory:enrolment_import",
    DraftOf.CONVERSION: "directory:conversion_import",
    DraftOf.BOUNDARIES: "directory:boundaries_import",
}


@staff(Permission.DIRECTORY_MANAGE)
def import_draft(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    draft = get_object_or_404(ImportDraft, pk=draft_id)
    counted = Counter(row["outcome"] for row in draft.rows)
    wanted = request.GET.get("outcome", "")
    chosen = wanted if wanted in list(Outcome) else ""
    rows = [row for row in draft.rows if not chosen or row["outcome"] == chosen]
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "directory/import_draft.html",
        {
            "draft": draft,
            "counts": [(o.value, *_WORDS[o], counted[o]) for o in Outcome],
            "chosen": chosen,
            "page": page,
            "rows": [(row, *_WORDS[Outcome(row["outcome"])]) for row in page],
            "back": _BACK[DraftOf(draft.of)],
            "writes": counted[Outcome.CREATED] + counted[Outcome.UPDATED],
        },
    )


@require_POST
@staff(Permission.DIRECTORY_MANAGE)
def confirm(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    draft = get_object_or_404(ImportDraft, pk=draft_id)
    now = timezone.now()
    try:
        actions.confirm_draft(draft, by=person(request), now=now)
    except Refused as refused:
        if draft.confirmed_at is None:
            actions.check_draft_again(draft, now=now)
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Đã nhập danh sách vào danh mục."))
    return redirect("directory:import_draft", draft.pk)
