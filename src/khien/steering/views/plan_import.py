"""Tasks of a plan from a Word or Excel file: checked first, nothing written before the word."""

from collections import Counter
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.export import Table, respond
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.steering import actions
from khien.steering.forms.plan import PlanFileForm
from khien.steering.importer import COLUMNS, MAX_BYTES, Outcome
from khien.steering.importer.word import template as word_template
from khien.steering.models import Plan, PlanDraft
from khien.steering.views.sent import carried_out

PER_PAGE = 100
_WORDS = {
    Outcome.NEW: (gettext_lazy("Thêm mới"), "good"),
    Outcome.KNOWN: (gettext_lazy("Đã có"), "neutral"),
    Outcome.REFUSED: (gettext_lazy("Không nhận"), "danger"),
}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "POST"])
@staff(Permission.PLAN_MANAGE)
def plan_import(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    plan = get_object_or_404(Plan, pk=plan_id)
    form = PlanFileForm(request.POST or None, request.FILES or None)
    made: list[PlanDraft] = []

    def write() -> None:
        file = form.cleaned_data["file"]
        data = file.read(MAX_BYTES + 1)
        made.append(actions.check_plan(plan, data, file_name=file.name, by=user, now=now))

    done = _("Đã kiểm tra từng dòng. Chưa ghi gì vào kế hoạch.")
    if request.method == "POST" and carried_out(request, form, write, done=done):
        return redirect("steering:plan_draft", draft_id=made[0].pk)
    context = {"form": form, "plan": plan}
    status = 422 if form.errors else 200
    return render(request, "steering/plan_import.html", context, status=status)


@require_safe
@staff(Permission.PLAN_MANAGE)
def template(request: HttpRequest, kind: str) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    """An empty list with one row that shows how it is filled in."""
    columns = [names[0] for names in COLUMNS.values()]
    if kind == "xlsx":
        return respond(Table("mau-nhiem-vu", columns, [EXAMPLE]), "xlsx")
    response = HttpResponse(word_template(columns, EXAMPLE), content_type=_DOCX)
    response["Content-Disposition"] = 'attachment; filename="mau-nhiem-vu.docx"'
    return response


EXAMPLE = (
    "I.1",
    "",
    "Rà soát quy chế phối hợp bảo vệ trẻ em trên môi trường mạng",
    "Báo cáo rà soát",
    "mục III.1",
    "",
    "Sở Tư pháp",
    "Sở Y tế; UBND các xã, phường",
    "",
    "31/12/2026",
    "",
)


@require_safe
@staff(Permission.PLAN_MANAGE)
def plan_draft(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    draft = get_object_or_404(PlanDraft.objects.select_related("plan"), pk=draft_id)
    counted = Counter(row["outcome"] for row in draft.rows)
    page = Paginator(draft.rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "draft": draft,
        "counts": [(*_WORDS[each], counted[each]) for each in Outcome],
        "page": page,
        "rows": [(row, *_WORDS[Outcome(row["outcome"])]) for row in page],
        "writes": counted[Outcome.NEW],
    }
    return render(request, "steering/plan_draft.html", context)


@require_POST
@staff(Permission.PLAN_MANAGE)
def plan_confirm(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    draft = get_object_or_404(PlanDraft, pk=draft_id)
    try:
        count = actions.confirm_plan(draft, by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("steering:plan_draft", draft_id=draft.pk)
    messages.success(request, _("Đã ghi %(count)s nhiệm vụ.") % {"count": count})
    return redirect("steering:plan", plan_id=draft.plan_id)
