"""Pages that somebody says are blocked wrongly, the longest waiting first."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.screening.queries import lists as queries

ROWS_A_PAGE = 25


@require_safe
@staff(Permission.BANK_MANAGE)
def corrections(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.waiting_corrections(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "screening/corrections.html", {"page": page})
