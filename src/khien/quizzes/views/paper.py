"""Sheets to print, and sheets read off photographs. Both for the teacher who opened the quiz."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.quizzes.actions import paper as actions
from khien.quizzes.forms.paper import DoubtsForm, PhotographsForm, SheetsForm
from khien.quizzes.models import ClassQuiz
from khien.quizzes.paper import printing
from khien.quizzes.paper.lines import Line, lines_of
from khien.quizzes.queries import answers, classes
from khien.quizzes.views.person import person, this_day


@staff(Permission.SESSION_RECORD)
def sheets(request: HttpRequest, class_quiz_id: UUID) -> HttpResponse:
    found = classes.own(person(request), class_quiz_id, on=this_day())
    form = SheetsForm(request.GET)
    last = form.cleaned_data["den"] if form.is_valid() else form.fields["den"].initial
    try:
        pdf = printing.sheets(found, answers.asked(found), last_seat=last)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("quizzes:class_quiz", class_quiz_id=found.pk)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="phieu-{found.code}.pdf"'
    return response


@staff(Permission.SESSION_RECORD)
def photographs(request: HttpRequest, class_quiz_id: UUID) -> HttpResponse:
    found = classes.own(person(request), class_quiz_id, on=this_day())
    try:
        lines = lines_of(answers.asked(found))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("quizzes:class_quiz", class_quiz_id=found.pk)
    wanted = request.POST.get("do", "")
    if wanted == "take":
        return _take(request, found, lines)
    if wanted == "drop":
        actions.drop(found)
        return redirect("quizzes:photographs", class_quiz_id=found.pk)
    form = PhotographsForm(request.POST or None, request.FILES or None)
    troubles: list[str] = []
    if wanted == "read" and form.is_valid():
        troubles = _read_all(found, form.cleaned_data["photographs"], lines)
    return _page(request, found, lines, form, troubles)


def _read_all(found: ClassQuiz, files: list["UploadedFile[Any]"], lines: list[Line]) -> list[str]:
    troubles = []
    now = timezone.now()
    for file in files[: actions.MOST_PHOTOGRAPHS]:
        try:
            told = actions.read_photograph(found, file.read(), lines, now=now)
        except Refused as refusal:
            told = [str(refusal)]
        troubles += [f"{file.name}: {sentence}" for sentence in told]
    left = [file.name or "" for file in files[actions.MOST_PHOTOGRAPHS :]]
    if left:
        troubles.append(_("Chưa đọc, hãy gửi lần nữa: %(names)s") % {"names": ", ".join(left)})
    return troubles


def _page(
    request: HttpRequest,
    found: ClassQuiz,
    lines: list[Line],
    form: PhotographsForm,
    troubles: list[str],
) -> HttpResponse:
    doubts = DoubtsForm(readings=found.readings.order_by("seat"), lines=lines)
    context = {
        "found": found,
        "form": form,
        "troubles": troubles,
        "sheets": doubts.by_seat(),
        "doubtful": bool(doubts.boxes),
        "clear": doubts.clear(),
    }
    status = 422 if form.errors or troubles else 200
    return render(request, "quizzes/photographs.html", context, status=status)


def _take(request: HttpRequest, found: ClassQuiz, lines: list[Line]) -> HttpResponse:
    form = DoubtsForm(request.POST, readings=found.readings.order_by("seat"), lines=lines)
    corrections = form.corrections() if form.is_valid() else {}
    now = timezone.now()
    taken = actions.take(found, lines, corrections, by=person(request), now=now)
    said = ngettext("Đã nhận %(count)s phiếu.", "Đã nhận %(count)s phiếu.", taken)
    messages.success(request, said % {"count": taken})
    return redirect("quizzes:class_quiz", class_quiz_id=found.pk)
