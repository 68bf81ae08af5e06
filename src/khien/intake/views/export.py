"""An incident's exhibits handed out as one bag: of its reports and of what hangs on it."""

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.evidence import queries as evidence
from khien.evidence.models import Exhibit
from khien.evidence.views.exporting import Subject, exporting
from khien.intake import extensions
from khien.intake.models import Incident
from khien.intake.queries import incident as queries
from khien.intake.views.incident import incident_or_404
from khien.people.access import person


@staff(Permission.EVIDENCE_EXPORT)
def incident_export(request: HttpRequest, incident_id: UUID) -> HttpResponseBase:
    found = incident_or_404(person(request), incident_id)
    back = reverse("intake:incident", args=[found.pk])
    return exporting(request, Subject(found.pk, queries.reference(found), back), _exhibits(found))


def _exhibits(incident: Incident) -> list[Exhibit]:
    """All of them: which ones this person may see is asked of each."""
    reports = [
        link.report_id
        for each in extensions.family(incident)
        for link in each.links.filter(separated_at=None)
    ]
    holders = dict.fromkeys([*reports, *extensions.files(incident)])
    return [exhibit for holder in holders for exhibit in evidence.for_holder(holder)]
