"""One incident: its reports, who has it, what hangs on it; corrected, closed, opened again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import Difference, differences, now_seen, settled, shown
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake import extensions
from khien.intake.actions import incident as actions
from khien.intake.actions import routing, triage
from khien.intake.forms.decision import IncidentForm, ReasonForm, add_refusal
from khien.intake.models import Incident, Report
from khien.intake.queries import incident as queries
from khien.intake.queries import queue
from khien.intake.queries.scope import offices_of
from khien.intake.rules.triage import Changed
from khien.intake.wording import communes, kinds_in_words, places, sent
from khien.people.access import person
from khien.people.models import User


def incident_or_404(user: User, incident_id: UUID) -> Incident:
    try:
        return queries.get_for(user, incident_id)
    except Incident.DoesNotExist:
        raise Http404 from None


@require_safe
@staff(Permission.INCIDENT_VIEW)
def incident(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    user = person(request)
    found = incident_or_404(user, incident_id)
    actions.note_read(found, by=user, now=timezone.now())
    return _page(request, found)


def _page(
    request: HttpRequest, found: Incident, *, status: int = 200, **given: Any
) -> HttpResponse:
    user, now = person(request), timezone.now()
    routings = list(found.routings.select_related("acknowledged_by").order_by("sent_at", "id"))
    ids = {found.commune_happened_id, found.commune_residence_id, found.commune_other_home_id}
    offices = {r.organisation_id for r in routings} | {r.escalated_to_id for r in routings}
    names = places(ids | offices, today(now))
    linked = queries.reports_of(found, user=user)
    context = {
        "incident": found,
        "reference": queries.reference(found),
        "kinds": kinds_in_words(found.kinds),
        "reports": [
            (row, queue.reference(row.link.report), kinds_in_words(row.link.report.kinds))
            for row in linked
        ],
        "may_separate": len(linked) > 1 and user.may(Permission.REPORT_TRIAGE),
        "may_triage": user.may(Permission.REPORT_TRIAGE),
        "is_withdrawn": bool(
            found.closed_at
            and (found.merged_into_id or (not linked and not extensions.hanging(found)))
        ),
        "sent": sent(routings, names, own=offices_of(user, today(now))),
        "happened": names.get(found.commune_happened_id, ""),
        "residence": names.get(found.commune_residence_id, ""),
        "other_home": names.get(found.commune_other_home_id, ""),
        "sections": extensions.sections(found, user),
        "merged": [
            (each, queries.reference(each), extensions.sections(each, user))
            for each in extensions.family(found)[1:]
        ],
        "merged_into": merged_into(found, user),
        "reason_form": ReasonForm(),
        "now": now,
    }
    return render(request, "intake/incident.html", context | given, status=status)


def merged_into(found: Incident, user: User) -> tuple[Incident, str] | None:
    """Where it went on, for who may see that too."""
    if found.merged_into_id is None:
        return None
    kept = queries.visible_to(user).filter(pk=found.merged_into_id).first()
    return (kept, queries.reference(kept)) if kept else None


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_TRIAGE)
def incident_correct(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    user = person(request)
    found = incident_or_404(user, incident_id)
    choices, stored = communes(today(timezone.now())), _stored(found)
    data = settled(request.POST, stored) if request.method == "POST" else None
    form = IncidentForm(data, initial={**stored, "seen": found.version}, communes=choices)
    rows: list[Difference] = []
    if data is not None and form.is_valid():
        if form.cleaned_data["seen"] != found.version:
            rows = differences(form, stored, names=dict(choices))
            form.data = now_seen(data, found.version)
        if not rows and _saved(found, form, user):
            messages.success(request, _("Đã lưu."))
            return redirect("intake:incident", incident_id=found.pk)
    context = {
        "incident": found,
        "reference": queries.reference(found),
        "form": form,
        "conflict": rows,
        "was": shown(form, stored, asked=bool(rows)),
    }
    status = 409 if rows else 422 if form.errors else 200
    return render(request, "intake/incident_correct.html", context, status=status)


def _saved(found: Incident, form: IncidentForm, user: User) -> bool:
    """A change in the same instant is refused by the action and shown at the next press."""
    said = form.cleaned_data
    try:
        actions.correct(
            found,
            title=said["title"],
            summary=said["summary"],
            kinds=said["kinds"],
            commune_happened_id=said["commune_happened"],
            commune_residence_id=said["commune_residence"],
            commune_other_home_id=said["commune_other_home"],
            seen=found.version,
            by=user,
            now=timezone.now(),
        )
    except Refused as refusal:
        add_refusal(form, refusal)
    except Changed:
        form.add_error(None, _("Có người vừa lưu cùng lúc. Hãy bấm lưu lần nữa để xem."))
    return not form.errors


def _stored(found: Incident) -> dict[str, Any]:
    """What the form shows of the incident as it is now."""
    return {
        "title": found.title,
        "summary": found.summary,
        "kinds": found.kinds,
        "commune_happened": found.commune_happened_id,
        "commune_residence": found.commune_residence_id,
        "commune_other_home": found.commune_other_home_id,
    }


@require_POST
@staff(Permission.INCIDENT_VIEW)
def incident_acknowledge(request: HttpRequest, incident_id: UUID, routing_id: UUID) -> HttpResponse:
    user = person(request)
    found = incident_or_404(user, incident_id)
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
    found = incident_or_404(user, incident_id)
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
    found = incident_or_404(user, incident_id)
    try:
        verb(found, why=_why(request), by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("intake:incident", incident_id=found.pk)
