"""Banks of questions: all, one with how its questions do, one question."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.quizzes.actions import bank as actions
from khien.quizzes.actions.lessons import follow_lessons
from khien.quizzes.forms.bank import BankFilterForm, BankForm, QuestionForm, as_typed
from khien.quizzes.items import from_plain
from khien.quizzes.models import Question, QuestionBank
from khien.quizzes.queries import bank as queries
from khien.quizzes.queries.figures import figures
from khien.quizzes.views.person import person
from khien.quizzes.wording import SIGNS, told

READING = (Permission.LESSON_REVIEW, Permission.SESSION_RECORD, Permission.EDUCATION_OVERSEE)
PAGE_SIZE = 30


@staff(*READING)
def banks(request: HttpRequest) -> HttpResponse:
    may_write = person(request).may(Permission.LESSON_REVIEW)
    context = {"rows": queries.banks(), "may_write": may_write}
    return render(request, "quizzes/banks.html", context)


@require_POST
@staff(Permission.LESSON_REVIEW)
def follow(request: HttpRequest) -> HttpResponse:
    tally = follow_lessons(now=timezone.now(), by=person(request))
    said = {"made": tally.made, "changed": tally.changed, "same": tally.same}
    messages.success(request, told(tally.made) % said)
    return redirect("quizzes:banks")


@staff(Permission.LESSON_REVIEW)
def bank_new(request: HttpRequest) -> HttpResponse:
    form = BankForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        try:
            made = actions.make_bank(title, by=person(request), now=timezone.now())
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            return redirect("quizzes:bank", bank_id=made.pk)
    status = 422 if form.errors else 200
    return render(request, "quizzes/bank_new.html", {"form": form}, status=status)


@staff(*READING)
def bank(request: HttpRequest, bank_id: UUID) -> HttpResponse:
    found = get_object_or_404(QuestionBank, pk=bank_id)
    form = BankFilterForm(request.GET)
    form.is_valid()
    chosen = {name: form.cleaned_data.get(name, "") for name in form.fields}
    rows = queries.of_bank(found, strand=chosen["chu_de"], band=chosen["lua_tuoi"])
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    told = figures(version.pk for version in page)
    shown = [(version, told.get(version.pk), _signs(told.get(version.pk))) for version in page]
    context = {
        "bank": found,
        "form": form,
        "filtered": any(chosen.values()),
        "page": page,
        "rows": shown,
        "may_write": person(request).may(Permission.LESSON_REVIEW) and not found.of_lessons,
    }
    return render(request, "quizzes/bank.html", context)


def _signs(told: object) -> list[str]:
    return [str(SIGNS[sign]) for sign in getattr(told, "signs", ())]


@staff(Permission.LESSON_REVIEW)
def question_new(request: HttpRequest, bank_id: UUID) -> HttpResponse:
    found = get_object_or_404(QuestionBank, pk=bank_id)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        taken = queries.by_code(found, form.cleaned_data["code"])
        if taken is not None and taken.withdrawn_at is None:
            form.add_error("code", _("Mã này đã có trong ngân hàng."))
        elif _saved(request, found, form):
            return redirect("quizzes:bank", bank_id=found.pk)
    context = {"form": form, "bank": found, "question": None}
    return render(request, "quizzes/question.html", context, status=422 if form.errors else 200)


@staff(Permission.LESSON_REVIEW)
def question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Saving makes a further version; papers already drawn keep theirs."""
    found = get_object_or_404(Question.objects.select_related("bank"), pk=question_id)
    newest = found.versions.order_by("-number")[0]
    form = QuestionForm(request.POST or None, initial=as_typed(found, from_plain(newest.content)))
    form.fields["code"].disabled = True
    if request.method == "POST" and form.is_valid() and _saved(request, found.bank, form):
        return redirect("quizzes:bank", bank_id=found.bank_id)
    context = {"form": form, "bank": found.bank, "question": found, "newest": newest}
    return render(request, "quizzes/question.html", context, status=422 if form.errors else 200)


def _saved(request: HttpRequest, found: QuestionBank, form: QuestionForm) -> bool:
    try:
        actions.write(found, form.written(), by=person(request), now=timezone.now())
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else "options", str(refusal))
        return False
    messages.success(request, _("Đã lưu câu hỏi."))
    return True


@require_POST
@staff(Permission.LESSON_REVIEW)
def question_withdraw(request: HttpRequest, question_id: UUID) -> HttpResponse:
    found = get_object_or_404(Question.objects.select_related("bank"), pk=question_id)
    try:
        actions.withdraw(found, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã rút câu hỏi. Bài đã mở vẫn giữ câu ấy."))
    return redirect("quizzes:bank", bank_id=found.bank_id)
