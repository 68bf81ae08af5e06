"""Adding files to a violation."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.enforcement import queries
from khien.evidence.models import HolderKind
from khien.evidence.views.add import Holder, adding
from khien.people.access import person


@staff(Permission.VIOLATION_WORK)
def exhibit(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), violation_id)
    back = reverse("enforcement:violation", args=[found.pk])
    return adding(
        request,
        Holder(found.pk, HolderKind.VIOLATION, back),
        template="enforcement/exhibit.html",
        shown={"violation": found},
    )
