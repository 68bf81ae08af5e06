"""Recording a session that was held, or one that is planned: one page, under a minute."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today, working_calendar
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.learning import actions, rules
from khien.learning.forms import SessionForm
from khien.learning.models import Session
from khien.learning.queries.institutions import Institutions, for_person
from khien.learning.queries.programme import document_of
from khien.learning.rules.programme import holiday_question
from khien.learning.views.offering import offer
from khien.learning.views.saved import tell_saved
from khien.people.models import User

INSTITUTIONS_SHOWN = 60


def _institution(rows: Institutions, wanted: str) -> Organisation | None:
    """The one asked for, or the only one there is; None where the person has to choose."""
    if not wanted:
        found = list(rows[:2])
        return found[0] if len(found) == 1 else None
    try:
        chosen: Organisation | None = rows.filter(pk=UUID(wanted)).first()
    except ValueError:
        raise Http404 from None
    if chosen is None:
        raise Http404
    return chosen


@staff(Permission.SESSION_RECORD)
def session_new(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    day = today(timezone.now())
    rows = for_person(user, on=day, permissions=[Permission.SESSION_RECORD])
    institution = _institution(rows, request.GET.get("co-so", ""))
    if institution is None:
        shown = rows.order_by("folded_name", "pk")[:INSTITUTIONS_SHOWN]
        return render(request, "learning/session_new.html", {"choices": shown})
    initial = {"held_on": day, "document": document_of(institution.pk, on=day)}
    form = SessionForm(request.POST or None, request.FILES or None, initial=initial)
    offer(form, getattr(institution, "institution_type", None))
    if request.method == "POST" and form.is_valid():
        session = _save(request, form, institution, user)
        if session is not None:
            return redirect("learning:session", session_id=session.id)
    context = {"form": form, "institution": institution}
    status = 422 if form.errors else 200
    return render(request, "learning/session_new.html", context, status=status)


def _question(details: rules.Details) -> str:
    day_off = holiday_question(details.held_on, working_calendar())
    return " ".join(filter(None, (rules.headcount_question(details), day_off)))


def _save(
    request: HttpRequest, form: SessionForm, institution: Organisation, user: User
) -> Session | None:
    now = timezone.now()
    planned = "plan" in request.POST
    details = form.details(planned=planned)
    if not form.has_answered(_question(details)):
        return None
    try:
        if planned:
            session = actions.plan(institution.pk, details=details, by=user, now=now)
            messages.success(request, _("Đã lưu dự kiến. Khi tổ chức xong, hãy ghi lại ở đây."))
            return session
        session = actions.record(
            institution.pk,
            details=details,
            files=form.cleaned_data["evidence"],
            sent_key=form.cleaned_data["sent_key"],
            by=user,
            now=now,
        )
    except Refused as refusal:
        form.refuse(refusal)
        return None
    tell_saved(request, session)
    return session
