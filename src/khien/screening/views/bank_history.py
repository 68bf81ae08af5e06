"""All that happened to a bank, from the ledger."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.screening.queries.banks import bank_of, events_of, told

ROWS_A_PAGE = 50


@require_safe
@staff(Permission.SCREENING_WORK, Permission.BANK_MANAGE)
def bank_history(request: HttpRequest, bank_id: UUID) -> HttpResponse:
    found = bank_of(bank_id)
    page = Paginator(events_of(found), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"bank": found, "page": page, "rows": told(list(page))}
    return render(request, "screening/bank_history.html", context)
