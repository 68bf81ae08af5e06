"""Reports that are owed: to write, to decide on, to look at."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.people.access import person
from khien.reports.forms import OwedForm
from khien.reports.queries import consolidated, duties, scope
from khien.reports.views import READERS

ROWS_A_PAGE = 50


@require_safe
@staff(*READERS)
def owed(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = OwedForm(request.GET if "xem" in request.GET else {"xem": "mo"})
    form.is_valid()
    found = duties.listing(user, on=today(now), which=form.cleaned_data.get("xem", ""))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": duties.told(list(page), now=now, on=today(now)),
        "now": now,
        "province": scope.reads_all(user),
        "receives": scope.receives(user),
        "to_sign": consolidated.to_sign(user),
    }
    return render(request, "reports/owed.html", context)
