"""Recording a session that was held, or one that is planned: one page, under a minute."""

from datetime import date
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
from khien.learning.actions.series import plan_series
from khien.learning.forms.session_new import NewSessionForm
from khien.learning.models import Session
from khien.learning.queries.calendar import school_year
from khien.learning.queries.institutions import Institutions, for_person
from khien.learning.queries.programme import document_of
from khien.learning.rules.programme import holiday_question
from khien.learning.rules.series import Repeat, check_series, check_until, series, series_question
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
    form = NewSessionForm(request.POST or None, request.FILES or None, initial=initial)
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
    request: HttpRequest, form: NewSessionForm, institution: Organisation, user: User
) -> Session | None:
    """None where something is asked or refused; the form says it."""
    try:
        if "plan" in request.POST:
            return _plan(request, form, institution, user)
        if form.cleaned_data["repeat"]:
            form.add_error(
                "repeat", _("Chỉ buổi dự kiến mới lặp lại. Buổi đã tổ chức ghi từng buổi.")
            )
            return None
        return _record(request, form, institution, user)
    except Refused as refusal:
        form.refuse(refusal)
        return None


def _plan(
    request: HttpRequest, form: NewSessionForm, institution: Organisation, user: User
) -> Session | None:
    details, said, now = form.details(planned=True), form.cleaned_data, timezone.now()
    days: tuple[date, ...] = (details.held_on,)
    question = _question(details)
    if said["repeat"]:
        until, calendar = said["until"], working_calendar()
        check_until(details.held_on, until, year=school_year(details.held_on))
        found = series(details.held_on, Repeat(said["repeat"]), until, calendar=calendar)
        check_series(found)
        days, question = found.days, series_question(found)
    if not form.has_answered(question):
        return None
    made = plan_series(institution.pk, days, details=details, sent_key=form.key, by=user, now=now)
    if len(made) > 1:
        messages.success(request, _("Đã lưu %(count)s buổi dự kiến.") % {"count": len(made)})
    else:
        messages.success(request, _("Đã lưu dự kiến. Khi tổ chức xong, hãy ghi lại ở đây."))
    return made[0]


def _record(
    request: HttpRequest, form: NewSessionForm, institution: Organisation, user: User
) -> Session | None:
    details = form.details()
    if not form.has_answered(_question(details)):
        return None
    session = actions.record(
        institution.pk,
        details=details,
        files=form.cleaned_data["evidence"],
        sent_key=form.cleaned_data["sent_key"],
        by=user,
        now=timezone.now(),
    )
    tell_saved(request, session)
    return session
