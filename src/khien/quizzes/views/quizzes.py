"""Quizzes of an institution: the list, a new one, opening one for a class."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.curriculum.models import Band
from khien.learning.queries.institutions import for_person
from khien.quizzes.actions import quizzes as actions
from khien.quizzes.forms.quizzes import BandForm, OpenForm, QuizForm
from khien.quizzes.models import Moment
from khien.quizzes.queries import bank, classes
from khien.quizzes.views.person import person, this_day

PAGE_SIZE = 30


@staff(Permission.SESSION_RECORD)
def quizzes(request: HttpRequest) -> HttpResponse:
    rows = classes.quizzes_of(person(request), on=this_day())
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = [(quiz, sum(quiz.counts.values())) for quiz in page]
    return render(request, "quizzes/quizzes.html", {"page": page, "rows": shown})


@staff(Permission.SESSION_RECORD)
def quiz_new(request: HttpRequest) -> HttpResponse:
    """First the age, then how many questions of what there is for it."""
    user = person(request)
    wanted = [Permission.SESSION_RECORD]
    here = list(for_person(user, on=this_day(), permissions=wanted).order_by("folded_name"))
    asked = request.GET.get("co-so", "")
    institution = next((row for row in here if str(row.pk) == asked), None)
    if institution is None and not asked and len(here) == 1:
        institution = here[0]
    if asked and institution is None:
        raise Http404
    bands = BandForm(request.GET or None)
    chosen = request.GET.get("lua_tuoi", "")
    form = None
    if institution is not None and chosen in Band.values:
        band = Band(chosen)
        form = QuizForm(request.POST or None, band=band, there=bank.how_many(band))
        if request.method == "POST" and form.is_valid():
            try:
                sent = form.cleaned_data["sent_key"]
                actions.make_quiz(
                    institution.pk, form.recipe(), sent_key=sent, by=user, now=timezone.now()
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                return redirect("quizzes:quizzes")
    context = {"form": form, "bands": bands, "institution": institution, "choices": here}
    status = 422 if form is not None and form.errors else 200
    return render(request, "quizzes/quiz_new.html", context, status=status)


@staff(Permission.SESSION_RECORD)
def open_class(request: HttpRequest, quiz_id: UUID) -> HttpResponse:
    user = person(request)
    quiz = classes.quiz_for(user, quiz_id, on=this_day())
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            opened = actions.open_for_class(
                quiz,
                class_name=said["class_name"],
                moment=Moment(said["moment"]),
                sent_key=said["sent_key"],
                by=user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("quizzes:class_quiz", class_quiz_id=opened.pk)
    context = {"form": form, "quiz": quiz}
    return render(request, "quizzes/open_class.html", context, status=422 if form.errors else 200)
