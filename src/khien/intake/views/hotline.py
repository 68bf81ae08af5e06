"""A counsellor takes a report for somebody who calls, and gives them the code."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.actions.submit import submit
from khien.intake.forms.decision import add_refusal
from khien.intake.forms.hotline import HotlineForm
from khien.intake.queries import queue
from khien.intake.wording import communes
from khien.people.access import person


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_RECORD)
def new_report(request: HttpRequest) -> HttpResponse:
    """The key in the form makes a double tap, or a reload of the answer, the same report."""
    user, now = person(request), timezone.now()
    choices = communes(today(now))
    if request.method != "POST":
        form = HotlineForm(initial={"key": f"tong-dai-{uuid4()}"}, communes=choices)
        return render(request, "intake/new_report.html", {"form": form})
    form = HotlineForm(request.POST, communes=choices)
    if form.is_valid():
        facts = form.facts(language=(get_language() or "vi")[:2])
        try:
            sent = submit(facts, by=user, now=now, idempotency_key=form.cleaned_data["key"])
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            sent.report.refresh_from_db(fields=["number"])
            shown = {
                "sent": sent,
                "reference": queue.reference(sent.report),
                "now": now,
                "may_read": user.may(Permission.REPORT_TRIAGE),
            }
            return render(request, "intake/new_report_done.html", shown)
    return render(request, "intake/new_report.html", {"form": form}, status=422)
