"""What would be in a list now, before it goes out, and what changed since it last did."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.screening.editions.names import host_of_key
from khien.screening.models import Publication
from khien.screening.queries import lists as queries

ROWS_A_PAGE = 50
GONE_SHOWN = 50


@require_safe
@staff(Permission.BANK_MANAGE)
def publication_preview(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    found = get_object_or_404(Publication, pk=publication_id)
    now = timezone.now()
    chosen = queries.chosen(found, today(now))
    latest = queries.latest_edition(found)
    rows = queries.preview(chosen, today(now))
    only_new = latest is not None and bool(request.GET.get("moi"))
    if latest is not None and only_new:
        rows = rows.filter(added_at__gt=latest.made_at)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    gone = queries.gone_since(chosen, latest, now)
    return render(
        request,
        "screening/publication_preview.html",
        {
            "publication": found,
            "latest": latest,
            "only_new": only_new,
            "page": page,
            "rows": [(host_of_key(entry.value), entry) for entry in page],
            "allow": chosen.allow,
            "left": chosen.left,
            "gone": [(host_of_key(entry.value), entry) for entry in gone[:GONE_SHOWN]],
            "gone_count": gone.count(),
        },
    )
