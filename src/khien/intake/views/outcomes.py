"""What became of reports, those too that are no case: by outcome, period and commune."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.intake.forms.outcomes import PeriodForm
from khien.intake.queries import outcomes as queries
from khien.people.access import person


@require_safe
@staff(Permission.REPORT_TRIAGE, Permission.DASHBOARD_VIEW)
def outcomes(request: HttpRequest) -> HttpResponse:
    user, day = person(request), today(timezone.now())
    form = PeriodForm(request.GET)
    first, last = form.chosen(otherwise=(date(day.year, 1, 1), day))
    found = queries.outcomes(user, first, last)
    context = {
        "form": PeriodForm({"first": first, "last": last}),
        "first": first,
        "last": last,
        "found": found,
        "columns": [outcome.label for outcome in queries.NO_CASE],
        "in_full": user.may(Permission.REPORT_TRIAGE),
        "hides": any(place.total is None for place in found.places),
    }
    return render(request, "intake/outcomes.html", context)
