"""What people said of the machine's hits, and taking it out to teach it better."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from khien.core import export
from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions import hits as actions
from khien.screening.queries import hits as queries
from khien.screening.rules.hits import kind_in_words


@require_safe
@staff(Permission.SCREENING_WORK)
def feedback(request: HttpRequest) -> HttpResponse:
    told = [(row, kind_in_words(row.kind)) for row in queries.told(person(request))]
    return render(request, "screening/feedback.html", {"told": told})


@require_POST
@staff(Permission.SCREENING_WORK)
def feedback_export(request: HttpRequest) -> HttpResponse:
    try:
        table = actions.export_feedback(
            request.POST.get("kind", ""), by=person(request), now=timezone.now()
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("screening:feedback")
    return export.respond(table, "csv")
