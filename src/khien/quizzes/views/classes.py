"""The classes that took a quiz: all of them, and one."""

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
from khien.curriculum.models import Strand
from khien.directory.queries import name_of, names_of
from khien.quizzes.actions import quizzes, taking
from khien.quizzes.forms.paper import SheetsForm
from khien.quizzes.models import Attempt
from khien.quizzes.queries import answers, classes, results
from khien.quizzes.views.person import person, this_day
from khien.quizzes.wording import REASONS

PAGE_SIZE = 30


@staff(Permission.SESSION_RECORD)
def class_quizzes(request: HttpRequest) -> HttpResponse:
    rows = classes.visible_to(person(request), on=this_day())
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    names = names_of([row.institution_id for row in page], this_day())
    shown = [(row, names.get(row.institution_id, "")) for row in page]
    return render(request, "quizzes/classes.html", {"page": page, "rows": shown})


@staff(Permission.SESSION_RECORD)
def class_quiz(request: HttpRequest, class_quiz_id: UUID) -> HttpResponse:
    """Figures of the class for all who record here; numbers of pupils for its teacher alone."""
    user, now = person(request), timezone.now()
    found = classes.get_for(user, class_quiz_id, on=this_day())
    mine = found.opened_by_id == user.pk
    by_question = results.by_question(found)
    questions = [(item, by_question.get(shown.version)) for shown, item in answers.asked(found)]
    strands = results.by_strand(found)
    context = {
        "found": found,
        "institution": name_of(found.institution_id, this_day()),
        "groups": [found.code[at : at + 3] for at in range(0, len(found.code), 3)],
        "is_open": found.closes_at > now,
        "mine": mine,
        "strands": [(Strand(code).label, told) for code, told in strands.items()],
        "questions": questions,
        "learnt": results.compared(found),
        "after": getattr(found, "after", None),
        "seats": results.sent(found) if mine else [],
        "sheets_form": SheetsForm(),
        "waiting": found.readings.count() if mine else 0,
    }
    return render(request, "quizzes/class_quiz.html", context)


@staff(Permission.SESSION_RECORD)
def needs_help(request: HttpRequest, class_quiz_id: UUID) -> HttpResponse:
    """A page of its own, because the one with the code is shown to the class."""
    found = classes.own(person(request), class_quiz_id, on=this_day())
    rows = results.who_needs_help(found)
    needs = [(row, [str(REASONS[reason]) for reason in row.reasons]) for row in rows]
    return render(request, "quizzes/help.html", {"found": found, "needs": needs})


@require_POST
@staff(Permission.SESSION_RECORD)
def step(request: HttpRequest, class_quiz_id: UUID) -> HttpResponse:
    """Closing, opening longer, opening again after the lesson."""
    user, now = person(request), timezone.now()
    found = classes.get_for(user, class_quiz_id, on=this_day())
    try:
        if "close" in request.POST:
            quizzes.close(found, by=user, now=now)
        elif "longer" in request.POST:
            quizzes.open_longer(found, by=user, now=now)
        elif "after" in request.POST:
            found = quizzes.open_again_after(found, by=user, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("quizzes:class_quiz", class_quiz_id=found.pk)


@require_POST
@staff(Permission.SESSION_RECORD)
def set_aside(request: HttpRequest, class_quiz_id: UUID, attempt_id: UUID) -> HttpResponse:
    user = person(request)
    found = classes.own(user, class_quiz_id, on=this_day())
    attempt = get_object_or_404(Attempt, pk=attempt_id, class_quiz=found)
    taking.set_aside(attempt, by=user, now=timezone.now())
    messages.success(request, _("Số này làm lại được từ đầu."))
    return redirect("quizzes:class_quiz", class_quiz_id=found.pk)
