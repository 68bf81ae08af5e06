"""One incident: its reports, who has it, what hangs on it; corrected, closed, opened again."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake import extensions
from khien.intake.actions import incident as actions
from khien.intake.actions import routing, triage
from khien.intake.forms.decision import IncidentForm, ReasonForm, add_refusal
from khien.intake.models import Incident, Report
from khien.intake.queries import incident as queries
from khien.intake.queries import queue
from khien.intake.rules.triage import Changed, differences
from khien.intake.wording import communes, kinds_in_words, places, sent
from khien.people.access import person
from khien.people.models import User

_COMPARED = ("title", "summary", "kinds", "commune_happened", "commune_residence")


def _incident_or_404(user: User, incident_id: UUID) -> Incident:
    try:
        return queries.get_for(user, incident_id)
    except Incident.DoesNotExist:
        raise Http404 from None


@require_safe
@staff(Permission.INCIDENT_VIEW)
def incident(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    user = person(request)
    found = _incident_or_404(user, incident_id)
    actions.note_read(found, by=user, now=timezone.now())
    return _page(request, found)


def _page(
    request: HttpRequest, found: Incident, *, status: int = 200, **given: Any
) -> HttpResponse:
    user, now = person(request), timezone.now()
    routings = list(found.routings.select_related("acknowledged_by").order_by("sent_at", "id"))
    ids = {found.commune_happened_id, found.commune_residence_id}
    offices = {r.organisation_id for r in routings} | {r.escalated_to_id for r in routings}
    names = places(ids | offices, today(now))
    linked = queries.reports_of(found, user=user)
    shown = {
        "incident": found,
        "reference": queries.reference(found),
        "kinds": kinds_in_words(found.kinds),
        "reports": [
            (row, queue.reference(row.link.report), kinds_in_words(row.link.report.kinds))
            for row in linked
        ],
        "may_separate": len(linked) > 1 and user.may(Permission.REPORT_TRIAGE),
        "may_triage": user.may(Permission.REPORT_TRIAGE),
        "sent": sent(routings, names),
        "happened": names.get(found.commune_happened_id, ""),
        "residence": names.get(found.commune_residence_id, ""),
        "sections": extensions.sections(found, user),
        "reason_form": ReasonForm(),
        "now": now,
    }
    return render(request, "intake/incident.html", shown | given, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_TRIAGE)
def incident_correct(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    user = person(request)
    found = _incident_or_404(user, incident_id)
    choices = communes(today(timezone.now()))
    if request.method != "POST":
        form = IncidentForm(initial=_values(found), communes=choices)
        return _correcting(request, found, form)
    form = IncidentForm(_resolved(request.POST, found), communes=choices)
    if not form.is_valid():
        return _correcting(request, found, form, status=422)
    try:
        _save(found, form, user)
    except Refused as refusal:
        add_refusal(form, refusal)
        return _correcting(request, found, form, status=422)
    except Changed:
        return _conflict(request, found, form)
    messages.success(request, _("Đã lưu."))
    return redirect("intake:incident", incident_id=found.pk)


def _save(found: Incident, form: IncidentForm, user: User) -> None:
    said = form.cleaned_data
    actions.correct(
        found,
        title=said["title"],
        summary=said["summary"],
        kinds=said["kinds"],
        commune_happened_id=said["commune_happened"],
        commune_residence_id=said["commune_residence"],
        seen=said["seen"] or 0,
        by=user,
        now=timezone.now(),
    )


def _correcting(
    request: HttpRequest, found: Incident, form: IncidentForm, *, status: int = 200, **given: Any
) -> HttpResponse:
    shown = {
        "incident": found,
        "reference": queries.reference(found),
        "form": form,
        "differences": [],
    }
    return render(request, "intake/incident_correct.html", shown | given, status=status)


def _values(found: Incident) -> dict[str, Any]:
    return {
        "seen": found.version,
        "title": found.title or "",
        "summary": found.summary or "",
        "kinds": found.kinds,
        "commune_happened": str(found.commune_happened_id or ""),
        "commune_residence": str(found.commune_residence_id or ""),
    }


def _resolved(posted: QueryDict, found: Incident) -> QueryDict:
    """What was posted, with the stored value wherever the person chose it over their own."""
    data = posted.copy()
    values = _values(found)
    for name in _COMPARED:
        if data.get(f"choose_{name}") == "theirs":
            value = values[name]
            data.setlist(name, value if isinstance(value, list) else [value])
    return data


def _conflict(request: HttpRequest, found: Incident, form: IncidentForm) -> HttpResponse:
    """Somebody saved meanwhile: both versions field by field, and everything typed still here."""
    found.refresh_from_db()
    day = today(timezone.now())
    data = cast("QueryDict", form.data).copy()
    data["seen"] = str(found.version)
    again = IncidentForm(data, communes=communes(day))
    mine = form.cleaned_data
    names = places(
        {
            mine["commune_happened"],
            mine["commune_residence"],
            found.commune_happened_id,
            found.commune_residence_id,
        },
        day,
    )
    typed = {
        "title": mine["title"],
        "summary": mine["summary"],
        "kinds": kinds_in_words(mine["kinds"]),
        "commune_happened": names.get(mine["commune_happened"], ""),
        "commune_residence": names.get(mine["commune_residence"], ""),
    }
    stored = {
        "title": found.title or "",
        "summary": found.summary or "",
        "kinds": kinds_in_words(found.kinds),
        "commune_happened": names.get(found.commune_happened_id, ""),
        "commune_residence": names.get(found.commune_residence_id, ""),
    }
    labels = {name: str(form.fields[name].label) for name in _COMPARED}
    rows = differences(typed, stored, labels)
    return _correcting(request, found, again, status=409, differences=rows)


@require_POST
@staff(Permission.INCIDENT_VIEW)
def incident_acknowledge(request: HttpRequest, incident_id: UUID, routing_id: UUID) -> HttpResponse:
    user = person(request)
    found = _incident_or_404(user, incident_id)
    row = found.routings.filter(pk=routing_id).first()
    if row is None:
        raise Http404
    try:
        routing.acknowledge(row, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã tiếp nhận sự việc."))
    return redirect("intake:incident", incident_id=found.pk)


@require_POST
@staff(Permission.REPORT_TRIAGE)
def separate(request: HttpRequest, incident_id: UUID, report_id: UUID) -> HttpResponse:
    user = person(request)
    found = _incident_or_404(user, incident_id)
    try:
        report = queue.get_for(user, report_id)
    except Report.DoesNotExist:
        raise Http404 from None
    why = _why(request)
    try:
        triage.separate(report, incident=found, why=why, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("intake:incident", incident_id=found.pk)
    messages.success(request, _("Đã tách. Tin này chờ một quyết định mới."))
    return redirect("intake:report", report_id=report.pk)


def _why(request: HttpRequest) -> str:
    form = ReasonForm(request.POST)
    form.is_valid()
    return str(form.cleaned_data.get("why", ""))


@require_POST
@staff(Permission.REPORT_TRIAGE)
def incident_close(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    return _turn(request, incident_id, actions.close, _("Đã kết thúc sự việc."))


@require_POST
@staff(Permission.REPORT_TRIAGE)
def incident_reopen(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    return _turn(request, incident_id, actions.reopen, _("Đã mở lại sự việc."))


def _turn(request: HttpRequest, incident_id: UUID, verb: Any, done: str) -> HttpResponse:
    user = person(request)
    found = _incident_or_404(user, incident_id)
    try:
        verb(found, why=_why(request), by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("intake:incident", incident_id=found.pk)
