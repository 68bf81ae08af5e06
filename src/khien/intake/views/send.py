"""Sending a report to one more office by hand."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.actions import conflicts, sending
from khien.intake.forms.decision import SendForm, add_refusal
from khien.intake.queries import queue
from khien.intake.queries.offices import offices_to_choose
from khien.intake.views.report import report_or_404
from khien.people.access import person


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_TRIAGE)
def send(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = report_or_404(user, report_id)
    has_it = set(found.routings.values_list("organisation", flat=True))
    offices = offices_to_choose(today(now), but=has_it | conflicts.kept_away(found))
    form = SendForm(request.POST if request.method == "POST" else None, offices=offices)
    if request.method == "POST" and form.is_valid():
        try:
            sending.send(found, binding=form.cleaned_data["office"], by=user, now=now)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã chuyển. Cơ quan ấy có hạn tiếp nhận riêng."))
            return redirect("intake:report", report_id=found.pk)
    context = {"report": found, "reference": queue.reference(found), "form": form}
    return render(request, "intake/send.html", context, status=422 if form.errors else 200)
