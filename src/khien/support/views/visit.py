"""Recording a visit to the child or the family."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.support import queries
from khien.support.actions.visit import NewVisit, record_visit
from khien.support.forms import VisitForm
from khien.support.rules.states import Step
from khien.support.views.steps import refusal_of


@staff(Permission.CASE_WORK)
def visit(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    data = request.POST if request.method == "POST" else None
    form = VisitForm(data, initial={"on": today(now)})
    if data is not None and form.is_valid():
        try:
            record_visit(case, visit=NewVisit(**form.cleaned_data), by=user, now=now)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("support:case", case_id=case.pk)
    return render(
        request,
        "support/visit.html",
        {"case": case, "form": form, "refusal": refusal_of(case, Step.VISIT, user)},
        status=422 if form.errors else 200,
    )
