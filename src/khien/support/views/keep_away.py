"""Hiding a child's case from a person or an office: they find it nowhere any more."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.intake.forms.decision import KeepAwayForm, add_refusal
from khien.intake.queries.offices import offices_to_choose
from khien.people.access import person
from khien.support import queries
from khien.support.actions.keep_away import hide
from khien.support.models import Case
from khien.support.rules.states import READING


@require_http_methods(["GET", "HEAD", "POST"])
@staff(*READING)
def keep_away(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, case_id)
    data = request.POST if request.method == "POST" else None
    form = KeepAwayForm(data, offices=offices_to_choose(today(now)))
    if data is not None and form.is_valid() and _hidden(request, form, found, now):
        messages.success(request, _("Đã ghi. Từ giờ người hoặc cơ quan ấy không thấy nữa."))
        still = queries.visible_to(user).filter(pk=found.pk).exists()
        return redirect("support:case", found.pk) if still else redirect("support:cases")
    context = {"case": found, "form": form}
    return render(request, "support/keep_away.html", context, status=422 if form.errors else 200)


def _hidden(request: HttpRequest, form: KeepAwayForm, found: Case, now: datetime) -> bool:
    said = form.cleaned_data
    try:
        hide(
            found,
            person=said["person"],
            binding=said["office"],
            why=said["why"],
            by=person(request),
            now=now,
        )
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True
