"""A file for a body abroad: gone through field by field, released with a reason, taken."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core import ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.enforcement import events, queries
from khien.enforcement.actions import international as actions
from khien.enforcement.actions.international import Subject
from khien.enforcement.forms_international import ReviewForm
from khien.enforcement.models import Violation
from khien.enforcement.models.international import Released
from khien.enforcement.tips.draft import Draft, draft
from khien.enforcement.tips.from_incident import draft_of_incident
from khien.enforcement.tips.writing import as_json, as_xml
from khien.intake.actions.incident import note_read
from khien.intake.models import Incident
from khien.intake.queries.scope import incidents_for
from khien.intake.rules.reference import incident_reference
from khien.people.access import person
from khien.people.models import User

_WRITERS = {"json": (as_json, "application/json"), "xml": (as_xml, "application/xml")}


@dataclass(frozen=True)
class About:
    """`back`: the page one came from; `one`: the address of a released report."""

    subject: Subject
    name: str
    back: str
    here: str
    one: Callable[[UUID], str]


def _kept(user: User, violation_id: UUID) -> Violation:
    found = queries.get_for(user, violation_id)
    if not queries.kept_by(user).filter(pk=found.pk).exists():
        raise Http404
    return found


def _sent(user: User, incident_id: UUID) -> Incident:
    return get_object_or_404(queries.incidents_sent(user), pk=incident_id)


def _about_violation(found: Violation) -> About:
    return About(
        found,
        _("Vi phạm %(number)s") % {"number": found.number},
        reverse("enforcement:violation", args=[found.pk]),
        reverse("enforcement:international", args=[found.pk]),
        lambda report: reverse("enforcement:international_report", args=[found.pk, report]),
    )


def _about_incident(found: Incident, user: User) -> About:
    """A report of it may have been sent here, and the incident itself not."""
    opens = incidents_for(user).filter(pk=found.pk).exists()
    return About(
        found,
        incident_reference(found.number, found.opened_at),
        reverse("intake:incident", args=[found.pk]) if opens else reverse("enforcement:violations"),
        reverse("enforcement:incident_abroad", args=[found.pk]),
        lambda report: reverse("enforcement:incident_abroad_report", args=[found.pk, report]),
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.VIOLATION_WORK)
@transaction.atomic
def review(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    """Opening the page is itself written into the ledger."""
    user, now = person(request), timezone.now()
    found = _kept(user, violation_id)
    ledger.record(events.ViolationRead(found.pk), by=user, now=now)
    return _review(request, _about_violation(found), draft(found, user=user, on=today(now)))


@require_http_methods(["GET", "POST"])
@staff(Permission.VIOLATION_WORK)
@transaction.atomic
def review_incident(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    """Before there is a violation; opening the page is itself written into the ledger."""
    user, now = person(request), timezone.now()
    found = _sent(user, incident_id)
    note_read(found, by=user, now=now)
    offered = draft_of_incident(found, user=user, on=today(now))
    return _review(request, _about_incident(found, user), offered)


def _review(request: HttpRequest, about: About, offered: Draft) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = ReviewForm(request.POST or None, draft=offered, today=today(now))
    if form.is_valid():
        try:
            why = form.cleaned_data["why"]
            made = actions.release(about.subject, form.chosen(), why=why, by=user, now=now)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            return redirect(about.one(made.pk))
    reports = about.subject.international_reports.select_related("released_by")
    context = {
        "about": about,
        "form": form,
        "story": offered.story,
        "reports": [(each, about.one(each.pk)) for each in reports.order_by("-released_at")],
    }
    status = 422 if form.errors else 200
    return render(request, "enforcement/international.html", context, status=status)


@require_safe
@staff(Permission.VIOLATION_WORK)
def released(request: HttpRequest, violation_id: UUID, report_id: UUID) -> HttpResponse:
    return _released(request, _about_violation(_kept(person(request), violation_id)), report_id)


@require_safe
@staff(Permission.VIOLATION_WORK)
def released_of_incident(request: HttpRequest, incident_id: UUID, report_id: UUID) -> HttpResponse:
    user = person(request)
    return _released(request, _about_incident(_sent(user, incident_id), user), report_id)


def _released(request: HttpRequest, about: About, report_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    report = get_object_or_404(about.subject.international_reports.all(), pk=report_id)
    kind = request.GET.get("tep", "")
    if kind in _WRITERS and report.content:
        actions.take(about.subject, report, kind, by=user, now=now)
        return _file(report, kind)
    context = {
        "about": about,
        "report": report,
        "written": as_json(report.content).decode() if report.content else "",
        "digest": bytes(report.digest).hex(),
    }
    return render(request, "enforcement/international_report.html", context)


def _file(report: Released, kind: str) -> HttpResponse:
    write, content_type = _WRITERS[kind]
    response = HttpResponse(write(report.content), content_type=content_type)
    name = f"bao-cao-{report.released_at:%Y%m%d}-{report.pk.hex[-8:]}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
