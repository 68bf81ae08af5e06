"""Finding guidance: what offices asked before, and what was answered."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.coordination.forms.guidance import GuidancesForm
from khien.coordination.queries import guidance as queries
from khien.core.access import signed_in
from khien.core.permissions import Permission
from khien.people.access import person

ROWS_A_PAGE = 20


@require_safe
@signed_in
def guidances(request: HttpRequest) -> HttpResponse:
    form = GuidancesForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    found = queries.published(
        search=chosen.get("tim", ""), kind=chosen.get("ve", ""), reader=chosen.get("cho", "")
    )
    writes = person(request).may(Permission.GUIDANCE_PUBLISH)
    context = {
        "form": form,
        "filtered": any(chosen.values()),
        "page": Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "drafts": list(queries.drafts()) if writes else [],
        "writes": writes,
        "now": timezone.now(),
    }
    return render(request, "coordination/guidances.html", context)
