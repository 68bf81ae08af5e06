"""Recording a session that was held, or one that is planned: one page, under a minute."""

from dataclasses import replace
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
from khien.core.conflict import show_refusal
from khien.core.ids import id_of_sent
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.learning import actions, rules
from khien.learning.actions.record import columns
from khien.learning.actions.series import key_of, plan_series
from khien.learning.forms.session_new import NewSessionForm
from khien.learning.models import Session
from khien.learning.queries.calendar import school_year
from khien.learning.queries.institutions import Institutions, for_person
from khien.learning.queries.programme import document_of
from khien.learning.queries.sessions import sent_before
from khien.learning.rules.programme import holiday_question, year_question
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
    day = details.held_on
    asked = (
        rules.headcount_question(details),
        holiday_question(day, working_calendar()),
        year_question(day, school_year(day)),
    )
    return " ".join(filter(None, asked))


def _again_question(details: rules.Details, key: UUID | None, user: User) -> str:
    """A question where this form has sent another session: the person went back and changed it."""
    earlier = sent_before(user, key) if key else None
    if earlier is None or all(getattr(earlier, k) == v for k, v in columns(details).items()):
        return ""
    return _(
        "Trang này đã ghi buổi ngày %(day)s. Đây có phải một buổi khác không? "
        "Muốn sửa buổi đã ghi thì hãy mở buổi ấy."
    ) % {"day": f"{earlier.held_on:%d/%m/%Y}"}


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
        show_refusal(form, refusal)
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
    key = form.key
    again = _again_question(replace(details, held_on=days[0]), key_of(key, days[0]), user)
    if not form.has_answered(" ".join(filter(None, (again, question)))):
        return None
    key = id_of_sent(key, details) if again else key
    made = plan_series(institution.pk, days, details=details, sent_key=key, by=user, now=now)
    if len(made) > 1:
        messages.success(request, _("Đã lưu %(count)s buổi dự kiến.") % {"count": len(made)})
    else:
        messages.success(request, _("Đã lưu dự kiến. Khi tổ chức xong, hãy ghi lại ở đây."))
    return made[0]


def _record(
    request: HttpRequest, form: NewSessionForm, institution: Organisation, user: User
) -> Session | None:
    details, key = form.details(), form.cleaned_data["sent_key"]
    again = _again_question(details, key, user)
    if not form.has_answered(" ".join(filter(None, (again, _question(details))))):
        return None
    session = actions.record(
        institution.pk,
        details=details,
        files=form.cleaned_data["evidence"],
        sent_key=id_of_sent(key, details) if again else key,
        by=user,
        now=timezone.now(),
    )
    tell_saved(request, session)
    return session
