"""Changing a session that is only planned, or taking it out of the programme."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.calendars import today, working_calendar
from khien.core.conflict import show_refusal
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.learning.actions.programme import drop, replan
from khien.learning.forms.programme import ReplanForm
from khien.learning.models import Session
from khien.learning.queries.calendar import school_year
from khien.learning.queries.institutions import for_person
from khien.learning.queries.sessions import get_for
from khien.learning.rules import details_of
from khien.learning.rules.programme import holiday_question, year_question
from khien.learning.views.offering import offer
from khien.people.access import person


@require_http_methods(["GET", "POST"])
@staff(Permission.SESSION_RECORD)
def session_replan(request: HttpRequest, session_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = get_for(user, session_id, on=today(now))
    initial: dict[str, Any] = {**vars(details_of(found)), "seen": found.version}
    form = ReplanForm(request.POST or None, initial=initial)
    row = for_person(user, on=today(now)).filter(pk=found.institution_id).first()
    offer(form, getattr(row, "institution_type", None), session=found)
    if request.method == "POST" and form.is_valid() and _saved(request, found, form):
        return redirect("learning:session", session_id=found.id)
    context = {"session": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "learning/session_replan.html", context, status=status)


def _saved(request: HttpRequest, found: Session, form: ReplanForm) -> bool:
    details = form.details(planned=True)
    day = details.held_on
    asked = (holiday_question(day, working_calendar()), year_question(day, school_year(day)))
    if not form.has_answered(" ".join(filter(None, asked))):
        return False
    seen, user, now = form.cleaned_data["seen"], person(request), timezone.now()
    try:
        replan(found, details=details, seen=seen, by=user, now=now)
    except Refused as refusal:
        show_refusal(form, refusal, version=found.version)
        return False
    messages.success(request, _("Đã đổi kế hoạch của buổi này."))
    return True


@require_POST
@staff(Permission.SESSION_RECORD)
def session_drop(request: HttpRequest, session_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = get_for(user, session_id, on=today(now))
    seen = request.POST.get("version", "")
    try:
        drop(found, seen=int(seen) if seen.isdecimal() else 0, by=user, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("learning:session", session_id=session_id)
    messages.success(request, _("Đã bỏ buổi này khỏi kế hoạch."))
    return redirect("learning:institution", institution_id=found.institution_id)
