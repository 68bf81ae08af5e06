"""The fixed questions about a report, answered by an officer; the priority follows at once."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.conflict import now_seen
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.actions import questions as actions
from khien.intake.forms.decision import add_refusal
from khien.intake.forms.questions import QuestionsForm
from khien.intake.models import Report, TriageAnswers
from khien.intake.queries import queue
from khien.intake.queries.questions import answers_of, standing
from khien.intake.rules.priority import sentences
from khien.intake.rules.triage import Changed
from khien.intake.views.report import report_or_404
from khien.intake.wording import kinds_in_words
from khien.people.access import person


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_TRIAGE)
def questions(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user = person(request)
    found = report_or_404(user, report_id)
    if request.method != "POST":
        return _page(request, found, QuestionsForm(initial=_initial(found)))
    form = QuestionsForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        seen = form.cleaned_data["seen"] or 0
        made = actions.answer(found, form.answers(), seen=seen, by=user, now=timezone.now())
    except Refused as refusal:
        add_refusal(form, refusal)
        return _page(request, found, form, status=422)
    except Changed:
        return _changed(request, found, form)
    level = made.get_level_display()
    messages.success(request, _("Đã ghi. Theo các câu trả lời, mức khẩn là: %(l)s.") % {"l": level})
    return redirect("intake:report", report_id=found.pk)


def _changed(request: HttpRequest, found: Report, form: QuestionsForm) -> HttpResponse:
    """Theirs stand below; what was typed stays, and is sent again with open eyes."""
    form.data = now_seen(cast("QueryDict", form.data), found.answers.count())
    form.add_error(None, _("Có người vừa trả lời (xem ở dưới). Nếu vẫn đúng, hãy bấm ghi lần nữa."))
    return _page(request, found, form, status=409)


def _initial(found: Report) -> dict[str, Any]:
    asked = standing(found) or TriageAnswers()
    return {
        "seen": found.answers.count(),
        "danger_now": found.danger_now,
        "offender_near": found.offender_near,
        "publish": asked.publish,
        "meeting": asked.meeting,
        "injury": asked.injury,
        "child_age": found.child_age,
        "kinds": found.kinds,
    }


def _page(
    request: HttpRequest, found: Report, form: QuestionsForm, *, status: int = 200
) -> HttpResponse:
    rows = [(row, kinds_in_words(row.kinds), sentences(row.reasons)) for row in answers_of(found)]
    context = {
        "report": found,
        "reference": queue.reference(found),
        "form": form,
        "rows": rows,
    }
    return render(request, "intake/questions.html", context, status=status)
