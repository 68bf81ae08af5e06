"""One report that is owed: what was handed in, writing it, handing it up, deciding on it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import show_refusal
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import name_of
from khien.people.access import person
from khien.people.models import User
from khien.reports import actions
from khien.reports.forms import DecideForm, WriteForm
from khien.reports.models import Decision, ReportPeriod, SubmittedReport, SubmittedState
from khien.reports.queries import duties, scope
from khien.reports.rules import states
from khien.reports.rules.states import Verb
from khien.reports.views import READERS


@require_safe
@staff(*READERS)
def period(request: HttpRequest, period_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = scope.get_period(user, period_id, on=today(now))
    versions = duties.versions_of(found)
    latest = versions[0] if versions else None
    writes = scope.may_write(user, found, on=today(now)) and found.dropped_at is None
    context = {
        **_shown(found),
        "versions": versions,
        "latest": latest,
        "standing": duties.standing(found, now=now).value,
        "now": now,
        "writes": writes and _can_write(latest),
        "hands_in": writes and latest is not None and states.can(latest, Verb.HAND_IN),
        "decides": latest is not None and _decides(user, latest),
    }
    return render(request, "reports/period.html", context)


def _shown(found: ReportPeriod) -> dict[str, object]:
    return {
        "period": found,
        "regime": found.duty.regime,
        "place": name_of(found.duty.territory_id, found.end),
    }


def _can_write(latest: SubmittedReport | None) -> bool:
    return latest is None or latest.state in {SubmittedState.DRAFT, SubmittedState.SENT_BACK}


def _decides(user: User, report: SubmittedReport) -> bool:
    if report.state == SubmittedState.WAITS:
        return scope.heads(user, report)
    return report.state == SubmittedState.SENT and scope.receives(user)


@require_http_methods(["GET", "POST"])
@staff(Permission.REPORT_WRITE)
def write(request: HttpRequest, period_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = scope.get_period(user, period_id, on=today(now))
    headings = found.duty.regime.headings
    latest = duties.latest_of(found)
    texts = {heading: latest.answers.get(heading, "") if latest else "" for heading in headings}
    is_draft = latest is not None and latest.state == SubmittedState.DRAFT
    revision = latest.revision if latest and is_draft else 0
    form = WriteForm(request.POST or None, headings=headings, initial=WriteForm.of(texts, revision))
    if form.is_valid():
        seen = form.cleaned_data["revision"]
        try:
            actions.write(found, form.texts(), seen_revision=seen, by=user, now=now)
        except Refused as refusal:
            show_refusal(form, refusal, version=revision)
        else:
            messages.success(request, _("Đã lưu. Báo cáo chưa gửi đi."))
            return redirect("reports:period", found.pk)
    stored = latest.answers if latest and form.errors else {}
    context = {**_shown(found), "form": form, "latest": latest, "stored": stored}
    return render(request, "reports/write.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Permission.REPORT_WRITE)
def hand_in(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    report = scope.get_report(user, report_id, on=today(now))
    try:
        actions.hand_in(report, by=user, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã gửi cho người đứng đầu duyệt."))
    return redirect("reports:period", report.period_id)


@require_http_methods(["GET", "POST"])
@staff(Permission.REPORT_APPROVE, Permission.PLAN_MANAGE)
def decide(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    report = scope.get_report(user, report_id, on=today(now))
    form = DecideForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.decide(
                report, Decision(said["decision"]), reason=said["reason"], by=user, now=now
            )
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Đã ghi quyết định của bạn."))
            return redirect("reports:period", report.period_id)
    context = {**_shown(report.period), "form": form, "report": report}
    return render(request, "reports/decide.html", context, status=422 if form.errors else 200)
