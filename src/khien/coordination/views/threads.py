"""Threads between offices, the newest word first."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.coordination import subjects
from khien.coordination.forms.talks import ThreadsForm
from khien.coordination.queries import threads as queries
from khien.core.access import staff
from khien.core.permissions import Permission
from khien.directory.queries.latest import latest_names
from khien.people.access import person

ROWS_A_PAGE = 25


@require_safe
@staff(Permission.COORDINATION_WORK)
def threads(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = ThreadsForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    found = queries.listing(user, now, state=chosen.get("buoc", ""), search=chosen.get("tim", ""))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    names = latest_names({row.office_id for row in rows})
    about = subjects.named(user, rows, now)
    context = {
        "form": form,
        "filtered": any(chosen.values()),
        "page": page,
        "rows": [(row, names.get(row.office_id, ""), about.get(row.pk)) for row in rows],
    }
    return render(request, "coordination/threads.html", context)
