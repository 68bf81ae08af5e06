"""Making a document of a case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.documents.views.make import About, making
from khien.people.access import person
from khien.support import queries
from khien.support.documents import HOLDER_KIND
from khien.support.documents.offers import offers, office_of


@require_http_methods(["GET", "POST"])
@staff(Permission.CASE_WORK, Permission.CASE_APPROVE)
def make_document(request: HttpRequest, case_id: UUID) -> HttpResponse:
    case = queries.get_for(person(request), case_id)
    on = today(timezone.now())
    try:
        office = office_of(case, on)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("support:case", case.pk)
    about = About(case.pk, HOLDER_KIND, office.id, reverse("support:case", args=[case.pk]))
    offered = offers(case, office, on)
    return making(
        request, about, offered, template="support/make_document.html", shown={"case": case}
    )
