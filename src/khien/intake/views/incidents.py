"""The list of incidents a person may see, the newest first."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.intake.forms.queue import IncidentsForm
from khien.intake.queries import incident as queries
from khien.intake.wording import communes, kinds_in_words, places
from khien.people.access import person


@require_safe
@staff(Permission.INCIDENT_VIEW)
def incidents(request: HttpRequest) -> HttpResponse:
    user, day = person(request), today(timezone.now())
    data = request.GET.copy()
    data.setdefault("state", "open")
    form = IncidentsForm(data, communes=communes(day))
    form.is_valid()
    commune: UUID | None = form.cleaned_data.get("commune")
    page = queries.page(
        user,
        state=form.cleaned_data.get("state") or "open",
        commune=commune,
        after=request.GET.get("page", ""),
    )
    names = places({row.commune_happened_id for row in page.rows}, day)
    rows = [
        (
            row,
            queries.reference(row),
            kinds_in_words(row.kinds),
            names.get(row.commune_happened_id, ""),
        )
        for row in page.rows
    ]
    return render(
        request,
        "intake/incidents.html",
        {
            "rows": rows,
            "page": page,
            "first": not request.GET.get("page"),
            "form": form,
            "filtered": bool(request.GET.get("commune") or request.GET.get("state")),
        },
    )
