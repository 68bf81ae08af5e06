"""Declaring that somebody must not see a report, or an incident: a person, or an office."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.actions import sending
from khien.intake.forms.decision import KeepAwayForm, add_refusal
from khien.intake.models import Incident, Report
from khien.intake.queries import incident as incidents
from khien.intake.queries import queue
from khien.intake.queries.offices import offices_to_choose
from khien.intake.queries.scope import incidents_for, reports_for
from khien.intake.views.incident import incident_or_404
from khien.intake.views.report import report_or_404
from khien.people.access import person
from khien.people.models import User


@dataclass(frozen=True)
class About:
    """`back`: its page; `list`: where whoever kept themselves away goes on."""

    reference: str
    back: str
    list: str
    list_name: str


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_TRIAGE)
def keep_away(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user = person(request)
    found = report_or_404(user, report_id)
    back = reverse("intake:report", args=[found.pk])
    about = About(queue.reference(found), back, reverse("intake:queue"), _("Tin báo"))
    answer = _page(request, [found], about)
    if answer is None:
        still = reports_for(user).filter(pk=found.pk).exists()
        answer = redirect(about.back if still else about.list)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_TRIAGE)
def incident_keep_away(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    """From all reports that tell of it, and so from the incident and what hangs on it."""
    user = person(request)
    found = incident_or_404(user, incident_id)
    back = reverse("intake:incident", args=[found.pk])
    about = About(incidents.reference(found), back, reverse("intake:incidents"), _("Sự việc"))
    links = found.links.filter(separated_at=None).select_related("report")
    answer = _page(request, [link.report for link in links], about, incident=found)
    if answer is None:
        still = incidents_for(user).filter(pk=found.pk).exists()
        answer = redirect(about.back if still else about.list)
    return answer


def _page(
    request: HttpRequest, reports: list[Report], about: About, *, incident: Incident | None = None
) -> HttpResponse | None:
    """None where it is done."""
    now = timezone.now()
    data = request.POST if request.method == "POST" else None
    form = KeepAwayForm(data, offices=offices_to_choose(today(now)))
    if (
        data is not None
        and form.is_valid()
        and _kept(form, reports, person(request), now, incident)
    ):
        messages.success(request, _("Đã ghi. Từ giờ người hoặc cơ quan ấy không thấy nữa."))
        return None
    context = {"about": about, "form": form}
    return render(request, "intake/keep_away.html", context, status=422 if form.errors else 200)


def _kept(
    form: KeepAwayForm,
    reports: list[Report],
    user: User,
    now: datetime,
    incident: Incident | None,
) -> bool:
    said = form.cleaned_data
    try:
        sending.keep_away(
            reports,
            person=said["person"],
            binding=said["office"],
            why=said["why"],
            by=user,
            now=now,
            incident=incident,
        )
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True
