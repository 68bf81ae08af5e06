"""Lists for resolvers: what is published, for whom, how new it is."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.screening.models import Publication
from khien.screening.queries import lists as queries

ROWS_A_PAGE = 25


@dataclass(frozen=True)
class Row:
    publication: Publication
    categories: str
    age: str


@require_safe
@staff(Permission.BANK_MANAGE)
def publications(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.publications(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        Row(each, queries.category_words(each.categories), queries.age_words(each)) for each in page
    ]
    context = {"page": page, "rows": rows, "waiting": queries.waiting_corrections().count()}
    return render(request, "screening/publications.html", context)
