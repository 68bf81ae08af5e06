"""The rows behind a figure: for whom, why each counted."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core import measures
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.measures import Measure, TraceRow
from khien.core.permissions import Permission
from khien.core.shipped import in_words
from khien.dashboards import queries
from khien.dashboards.forms import TraceForm
from khien.dashboards.showing import chosen_in
from khien.directory import queries as directory
from khien.people.access import person
from khien.steering.models import Objective

ROWS_A_PAGE = 50


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def trace(request: HttpRequest, objective_id: UUID) -> HttpResponse:
    objective = get_object_or_404(Objective.objects.select_related("plan"), pk=objective_id)
    measure = measures.measure(objective.measure)
    return _show(request, measure, title=in_words(objective.title))


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def beside_rows(request: HttpRequest, code: str) -> HttpResponse:
    found = {each.code: each for each in measures.all_measures()}.get(code)
    if found is None:
        raise Http404
    return _show(request, found, title=str(found.title), beside=True)


def _show(
    request: HttpRequest, measure: Measure, *, title: str, beside: bool = False
) -> HttpResponse:
    """`beside`: it is no objective, so a row that counts is not said to have reached anything."""
    user = person(request)
    if not user.may(measure.followed_with):
        raise PermissionDenied
    chosen = chosen_in(TraceForm(request.GET))
    as_of: date = chosen.get("ngay") or today(timezone.now())
    commune: UUID | None = chosen.get("xa")
    rows = queries.trace(measure, commune=commune, user=user, as_of=as_of)
    wanted = {"co": True, "khong": False}.get(chosen.get("tinh", ""))
    kept = [row for row in rows if wanted is None or row.counted is wanted]
    page: Page[TraceRow] = Paginator(kept, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "dashboards/trace.html",
        {
            "title": title,
            "beside": beside,
            "measure": measure,
            "place": directory.name_of(commune, as_of) if commune else "",
            "page": page,
            "counted": sum(row.counted for row in rows),
            "all": len(rows),
            "form": TraceForm(request.GET),
            "as_of": as_of,
            "partly": not user.scope(measure.followed_with).everywhere,
        },
    )
