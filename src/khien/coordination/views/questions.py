"""The bank of questions that inspections ask."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from khien.coordination.actions import questions as actions
from khien.coordination.forms.inspections import QuestionForm
from khien.coordination.models import Question
from khien.coordination.queries.inspections import bank
from khien.coordination.views.steps import Page, just_do, posted, step_page
from khien.core.access import staff
from khien.core.permissions import Permission
from khien.people.access import person

_WORDS = ("asked_of", "words", "look_at", "law", "certainty")


@require_safe
@staff(Permission.INSPECTION_WORK)
def questions(request: HttpRequest) -> HttpResponse:
    return render(request, "coordination/questions.html", {"questions": bank()})


def _crumbs() -> tuple[tuple[str, str], ...]:
    return (
        (pgettext("cuộc", "Kiểm tra"), reverse("coordination:inspections")),
        (_("Câu hỏi kiểm tra"), reverse("coordination:questions")),
    )


@staff(Permission.INSPECTION_WORK)
def question_new(request: HttpRequest) -> HttpResponse:
    form = QuestionForm(posted(request))

    def act() -> Question:
        code = form.cleaned_data["code"]
        return actions.add_question(form.new(), code=code, by=person(request), now=timezone.now())

    return step_page(request, form, act, Page(_("Thêm câu hỏi"), _crumbs()))


@staff(Permission.INSPECTION_WORK)
def question_replace(request: HttpRequest, question_id: UUID) -> HttpResponse:
    found = get_object_or_404(bank(), pk=question_id)
    start = {name: getattr(found, name) for name in _WORDS}
    form = QuestionForm(posted(request), known=True, initial=start)

    def act() -> Question:
        return actions.replace_question(found, form.new(), by=person(request), now=timezone.now())

    hint = _("Cuộc kiểm tra đã đi vẫn giữ lời cũ; từ hôm nay hỏi lời mới.")
    return step_page(request, form, act, Page(_("Đổi lời câu hỏi"), _crumbs(), hint=hint))


@require_POST
@staff(Permission.INSPECTION_WORK)
def question_end(request: HttpRequest, question_id: UUID) -> HttpResponse:
    found = get_object_or_404(bank(), pk=question_id)
    return just_do(
        request,
        lambda: actions.end_question(found, by=person(request), now=timezone.now()),
        to=reverse("coordination:questions"),
    )
