"""What was recommended after inspections: to one's own offices, by them, or all."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.coordination.forms.inspections import RecommendationsForm
from khien.coordination.models import RecommendationState
from khien.coordination.queries import inspections as queries
from khien.coordination.views.inspection import shown
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.queries.latest import latest_names
from khien.people.access import person

ROWS_A_PAGE = 25
_WAITING = (RecommendationState.OPEN, RecommendationState.REPORTED)


@require_safe
@staff(Permission.COORDINATION_WORK)
def recommendations(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = RecommendationsForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data.get("cho", "")
    rows = queries.recommendations_for(user, now).order_by("due_on", "pk")
    if asked == "overdue":
        rows = rows.filter(state=RecommendationState.OPEN, due_on__lt=today(now))
    elif asked != "all":
        rows = rows.filter(Q(state__in=_WAITING))
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    names = latest_names({row.office_id for row in page})
    context = {
        "form": form,
        "page": page,
        "rows": [(*shown(row), names.get(row.office_id, "")) for row in page],
    }
    return render(request, "coordination/recommendations.html", context)
