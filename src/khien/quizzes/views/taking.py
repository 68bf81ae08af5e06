"""A pupil's own pages: in by the class code, the paper, what was right and why."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core import limits
from khien.core.refusal import Refused
from khien.core.same_site import language_chosen, public_form
from khien.quizzes import passes
from khien.quizzes.actions import taking
from khien.quizzes.forms.taking import CodeForm, TakingForm
from khien.quizzes.models import Attempt
from khien.quizzes.queries import answers, classes

_WRONG_CODES_PER_HOUR = 300  # a whole class types behind one address
_WRONG_CODES_AT_ONCE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
def class_code(request: HttpRequest) -> HttpResponse:
    if language_chosen(request):
        typed = {"code": request.POST.get("code", ""), "seat": request.POST.get("seat", "")}
        return _code_page(request, CodeForm(initial=typed))
    form = CodeForm(request.POST or None, initial={"code": request.GET.get("ma", "")})
    if request.method != "POST" or not form.is_valid():
        return _code_page(request, form)
    opened = classes.with_code(form.cleaned_data["code"])
    if opened is None:
        return _wrong_code(request, form)
    try:
        attempt = taking.begin(opened, seat=form.cleaned_data["seat"], now=timezone.now())
    except Refused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return _code_page(request, form)
    return _paper_page(request, attempt, TakingForm(asked=answers.asked(opened)))


def _code_page(request: HttpRequest, form: CodeForm) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "quizzes/code.html", {"form": form, "keeps": "begin"}, status=status)


def _wrong_code(request: HttpRequest, form: CodeForm) -> HttpResponse:
    client = request.META.get("REMOTE_ADDR", "")
    may_go_on = limits.take(
        "class-code",
        client,
        rate_per_hour=_WRONG_CODES_PER_HOUR,
        burst=_WRONG_CODES_AT_ONCE,
        now=timezone.now(),
    )
    if not may_go_on:
        return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    form.add_error("code", _("Chưa có bài nào mang mã này. Em xem lại từng số trên bảng nhé."))
    return _code_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
def paper(request: HttpRequest) -> HttpResponse:
    """What is left open is asked about once; then it is sent as it is."""
    attempt_id = passes.read_pass(request.POST.get("pass", ""))
    attempt = classes.attempt(attempt_id) if attempt_id else None
    if attempt is None:
        return _code_page(request, CodeForm())
    if attempt.submitted_at is not None and attempt.set_aside_at is None:
        return _answers_page(request, attempt)
    form = TakingForm(request.POST, asked=answers.asked(attempt.class_quiz))
    if language_chosen(request) or not form.is_valid():
        return _paper_page(request, attempt, form)
    left_open = form.open_questions()
    if left_open and "sure" not in request.POST:
        return _paper_page(request, attempt, form, left_open=left_open)
    return _sent(request, attempt, form)


def _sent(request: HttpRequest, attempt: Attempt, form: TakingForm) -> HttpResponse:
    wants_to_talk = form.cleaned_data["talk"]
    now = timezone.now()
    try:
        done = taking.submit(attempt.pk, form.answers(), wants_to_talk=wants_to_talk, now=now)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _paper_page(request, attempt, form)
    return _answers_page(request, done)


def _paper_page(
    request: HttpRequest, attempt: Attempt, form: TakingForm, *, left_open: list[int] | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "attempt": attempt,
        "quiz": attempt.class_quiz.quiz,
        "pass": passes.make_pass(attempt.pk),
        "left_open": left_open or [],
        "keeps": "paper",
    }
    failed = bool(form.is_bound and form.errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if failed else HTTPStatus.OK
    return render(request, "quizzes/paper.html", context, status=status)


def _answers_page(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    rows = answers.answered(attempt)
    context = {
        "rows": rows,
        "right": sum(row.score == 1 for row in rows),
        "quiz": attempt.class_quiz.quiz,
    }
    return render(request, "quizzes/answers.html", context)
