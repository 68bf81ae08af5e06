"""A class of a school year: the numbers of its list, who left, who came."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import show_refusal
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.learning.actions.school_class import ClassSaid, correct_class, list_class, move
from khien.learning.forms.programme import ClassForm, CorrectClassForm, MoveForm
from khien.learning.models import SchoolClass
from khien.learning.queries.institutions import Institutions, for_person
from khien.learning.rules.grades import grades_of
from khien.learning.rules.roster import OUT, in_words
from khien.learning.views.programme import find
from khien.people.access import person


def _mine(request: HttpRequest) -> Institutions:
    on, wanted = today(timezone.now()), [Permission.SESSION_RECORD]
    return for_person(person(request), on=on, permissions=wanted)


@require_http_methods(["GET", "POST"])
@staff(Permission.SESSION_RECORD)
def school_class_new(request: HttpRequest, institution_id: UUID, code: str) -> HttpResponse:
    user, now = person(request), timezone.now()
    row, year = find(request, institution_id, code, on=today(now))
    form = ClassForm(request.POST or None)
    form.offer_grades(grades_of(row.institution_type))
    if request.method == "POST" and form.is_valid():
        try:
            list_class(row.pk, year, said=ClassSaid(**form.cleaned_data), by=user, now=now)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm lớp."))
            return redirect("learning:programme", institution_id=row.pk, code=year.code)
    context = {"institution": row, "year": year, "form": form, "found": None}
    return render(
        request, "learning/school_class.html", context, status=422 if form.errors else 200
    )


def _find(request: HttpRequest, class_id: UUID) -> SchoolClass:
    rows = SchoolClass.objects.select_related("year")
    return get_object_or_404(rows, pk=class_id, institution__in=_mine(request).values("pk"))


def _shown(found: SchoolClass) -> dict[str, object]:
    return {
        "name": found.name,
        "grade": found.grade,
        "numbers": in_words(found.numbers),
        "girls": in_words(found.girls),
        "seen": found.version,
    }


@require_http_methods(["GET", "POST"])
@staff(Permission.SESSION_RECORD)
def school_class(request: HttpRequest, class_id: UUID) -> HttpResponse:
    found = _find(request, class_id)
    form = CorrectClassForm(request.POST or None, initial=_shown(found))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data.pop("seen")
        said = ClassSaid(**form.cleaned_data)
        try:
            correct_class(found, said=said, seen=seen, by=person(request), now=timezone.now())
        except Refused as refusal:
            show_refusal(form, refusal, version=found.version)
        else:
            messages.success(request, _("Đã lưu lớp."))
            return redirect("learning:school_class", class_id=found.pk)
    return _page(request, found, form=form)


@require_POST
@staff(Permission.SESSION_RECORD)
def school_class_move(request: HttpRequest, class_id: UUID) -> HttpResponse:
    found = _find(request, class_id)
    form = MoveForm(request.POST)
    if form.is_valid():
        try:
            move(found, **form.cleaned_data, by=person(request), now=timezone.now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi."))
            return redirect("learning:school_class", class_id=found.pk)
    return _page(request, found, move=form)


def _page(
    request: HttpRequest,
    found: SchoolClass,
    *,
    form: ClassForm | None = None,
    move: MoveForm | None = None,
) -> HttpResponse:
    institution = get_object_or_404(_mine(request), pk=found.institution_id)
    form = form or CorrectClassForm(initial=_shown(found))
    form.offer_grades(grades_of(institution.institution_type))
    context = {
        "institution": institution,
        "year": found.year,
        "form": form,
        "found": found,
        "move": move or MoveForm(initial={"on": today(timezone.now())}),
        "moves": [(n, way == OUT, date.fromisoformat(on)) for n, way, on in found.moves],
    }
    errors = form.errors or context["move"].errors
    return render(request, "learning/school_class.html", context, status=422 if errors else 200)
