"""A violation's exhibits handed out as one bag."""

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.enforcement import queries
from khien.enforcement.access import holder
from khien.evidence import queries as evidence
from khien.evidence.views.exporting import Subject, exporting
from khien.people.access import person


@staff(Permission.EVIDENCE_EXPORT)
def export(request: HttpRequest, violation_id: UUID) -> HttpResponseBase:
    found = queries.get_for(person(request), violation_id)
    told = holder(found.pk)
    exhibits = evidence.for_holder(found.pk)
    return exporting(request, Subject(found.pk, told.text, told.url), exhibits)
