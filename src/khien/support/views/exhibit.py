"""Adding files to a case."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.evidence.models import HolderKind
from khien.evidence.views.add import Holder, adding
from khien.people.access import person
from khien.support import queries


@staff(Permission.CASE_WORK)
def exhibit(request: HttpRequest, case_id: UUID) -> HttpResponse:
    case = queries.get_for(person(request), case_id)
    holder = Holder(case.pk, HolderKind.CASE, reverse("support:case", args=[case.pk]))
    return adding(request, holder, template="support/exhibit.html", shown={"case": case})
