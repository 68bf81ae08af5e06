"""Entries that wait for a person: set aside because they matched everything, or judged wrong."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.screening.queries.bank_review import judged_wrong, quarantined

ROWS_A_PAGE = 50


@require_safe
@staff(Permission.BANK_MANAGE)
def banks_review(request: HttpRequest) -> HttpResponse:
    rows = [*quarantined(), *judged_wrong()]
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "screening/banks_review.html", {"page": page})
