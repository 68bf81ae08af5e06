"""Attendance of one session, class by class: all are present, the absent are tapped."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.learning.actions.attendance import settle as settle_conflict
from khien.learning.actions.attendance import take_in
from khien.learning.forms.attendance import SheetForm
from khien.learning.models import SchoolClass, SchoolYear, Session
from khien.learning.queries.attendance import classes_of, standing_ids
from khien.learning.queries.calendar import school_year
from khien.learning.queries.sessions import get_for
from khien.learning.rules.attendance import SheetSaid, filled, questions
from khien.learning.rules.roster import on_list
from khien.people.access import person

_HEADS = ("girls", "boys", "unknown")


@require_http_methods(["GET", "POST"])
@staff(Permission.SESSION_RECORD)
def attendance(request: HttpRequest, session_id: UUID) -> HttpResponse:
    session = get_for(person(request), session_id, on=today(timezone.now()))
    year = school_year(session.held_on)
    if year is None:
        raise Http404
    chosen = _chosen(request, session, year)
    context: dict[str, Any] = {"session": session, "year": year, "chosen": chosen}
    if chosen is None and "dem" not in request.GET:
        classes = classes_of(session.institution_id, year)
        done = set(session.sheets.values_list("class_name", flat=True))
        context["classes"] = [(each, each.name in done) for each in _apt_first(classes, session)]
        return render(request, "learning/attendance.html", context)
    form = _form(request, session, chosen)
    if request.method == "POST" and form.is_valid() and _taken(request, form, session, chosen):
        return redirect("learning:session", session_id=session.id)
    context |= {"form": form, "there": len(on_list(chosen, session.held_on)) if chosen else 0}
    return render(request, "learning/attendance.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, session: Session, year: SchoolYear) -> SchoolClass | None:
    wanted = request.GET.get("lop", "")
    if not wanted:
        return None
    rows = SchoolClass.objects.filter(institution=session.institution_id, year=year)
    try:
        return get_object_or_404(rows, pk=wanted)
    except ValidationError:
        raise Http404 from None


def _apt_first(classes: list[SchoolClass], session: Session) -> list[SchoolClass]:
    """Those of the grades the session is for come first."""
    return sorted(classes, key=lambda each: each.grade not in session.grades)


def _form(request: HttpRequest, session: Session, chosen: SchoolClass | None) -> SheetForm:
    class_name = chosen.name if chosen else ""
    shown = " ".join(map(str, standing_ids(session, class_name)))
    initial = {"instead_of": shown, "class_name": class_name}
    form = SheetForm(request.POST or None, initial=initial)
    if chosen is None:
        left_out: tuple[str, ...] = ("absent", "counted")
        form.fields["grade"].choices = [  # type: ignore[attr-defined]  # a choice field
            each
            for each in form.fields["grade"].choices  # type: ignore[attr-defined]  # the same
            if each[0] in {"", *session.grades}
        ]
    else:
        left_out = ("grade", *_HEADS)
        numbers = sorted(on_list(chosen, session.held_on))
        form.fields["absent"].choices = [(n, str(n)) for n in numbers]  # type: ignore[attr-defined]  # the same
    for name in (*left_out, "class_name"):
        form.fields[name].widget = form.fields[name].hidden_widget()
        form.fields[name].disabled = True  # the page decides, not what is sent
    return form


def _taken(
    request: HttpRequest, form: SheetForm, session: Session, chosen: SchoolClass | None
) -> bool:
    said = form.said(session.id)
    try:
        asked = _questions(said, session, chosen)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    if asked and not said.note:
        form.add_error("note", " ".join(asked))
        return False
    [answer] = take_in([said], by=person(request), now=timezone.now())
    if answer.state == "refused":
        form.add_error(None, answer.said)
        return False
    if answer.state == "conflict":
        messages.warning(request, _("Đã lưu, nhưng máy khác ghi khác. Hãy chọn bản đúng."))
    else:
        messages.success(request, _("Đã lưu điểm danh."))
    return True


def _questions(said: SheetSaid, session: Session, chosen: SchoolClass | None) -> list[str]:
    return questions(filled(said, session, chosen), chosen)


@require_POST
@staff(Permission.SESSION_RECORD)
def settle(request: HttpRequest, session_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    session = get_for(user, session_id, on=today(now))
    try:
        chosen = UUID(request.POST.get("chosen", ""))
        settle_conflict(session, chosen=chosen, by=user, now=now)
    except ValueError:
        messages.error(request, _("Hãy chọn một bản."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã chọn. Bản kia vẫn được giữ, nhưng không còn được tính."))
    return redirect("learning:session", session_id=session.id)
