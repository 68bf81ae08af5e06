"""Meetings: those whose minutes the person may read."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.coordination.queries import meetings as queries
from khien.core.access import staff
from khien.core.permissions import Permission
from khien.directory.queries.latest import latest_names
from khien.people.access import person

ROWS_A_PAGE = 25


@require_safe
@staff(Permission.COORDINATION_WORK)
def meetings(request: HttpRequest) -> HttpResponse:
    found = queries.listing(person(request), timezone.now())
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    names = latest_names({row.office_id for row in page})
    context = {
        "page": page,
        "rows": [(row, names.get(row.office_id, "")) for row in page],
    }
    return render(request, "coordination/meetings.html", context)
