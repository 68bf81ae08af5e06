"""Lists for resolvers, for whoever runs one: what there is, for whom, and what to copy."""

from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.portal import list_help
from khien.screening.editions.store import FORMS
from khien.screening.models import Publication
from khien.screening.queries import lists as queries

LISTS_A_PAGE = 10


@dataclass(frozen=True)
class Shown:
    publication: Publication
    categories: str
    age: str
    addresses: dict[str, str]
    ways: list[list_help.Way]


@public
@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.published_lists(), LISTS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": [_shown(each) for each in page]}
    return render(request, "portal/lists.html", context)


def _shown(publication: Publication) -> Shown:
    addresses = {form: _address(publication, form) for form in FORMS}
    return Shown(
        publication,
        queries.category_words(publication.categories),
        queries.age_words(publication),
        addresses,
        list_help.ways(publication.slug, addresses),
    )


def _address(publication: Publication, form: str) -> str:
    return f"{settings.SITE_URL}{reverse('portal:list_file', args=[publication.slug, form])}"
