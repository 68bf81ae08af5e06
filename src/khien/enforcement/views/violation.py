"""One violation: what is due, who else knows the respondent, the next step, what was done."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core import clocks, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.queries import names_of
from khien.documents import queries as documents
from khien.enforcement import events, forms, letters, queries
from khien.enforcement.next_steps import next_steps
from khien.enforcement.queries.course import course_of
from khien.enforcement.rules.states import COMMON
from khien.enforcement.rules.violation import can, receives
from khien.enforcement.timeline import lines
from khien.enforcement.wording import act_in_words
from khien.evidence import queries as evidence
from khien.intake.queries.scope import incidents_for
from khien.intake.rules.reference import incident_reference
from khien.law.citing import cited
from khien.people.access import person


@require_safe
@staff(Permission.VIOLATION_WORK)
@transaction.atomic
def violation(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    """Opening the page is itself written into the ledger."""
    user, now = person(request), timezone.now()
    found = queries.whole(user, violation_id)
    ledger.record(events.ViolationRead(found.pk), by=user, now=now)
    shared = queries.shared_with(found, user)
    same = [each for each in shared if each.match.strong or each.agreed]
    places = {found.office_id, *(other.violation.office_id for other in same)}
    places |= {place for place in (found.commune_id, found.receiver_id) if place}
    names = names_of(places, today(now))
    running = clocks.of(found.pk)
    return render(
        request,
        "enforcement/violation.html",
        {
            "violation": found,
            "act": act_in_words(found.act),
            "office": names.get(found.office_id, ""),
            "commune": names.get(found.commune_id, "") if found.commune_id else "",
            "same": [(other, names.get(other.violation.office_id, "")) for other in same],
            "identity": found.respondent.identity or {},
            "result": found.result or {},
            "running": [clock for clock in running if clock.stopped_at is None],
            "done": [clock for clock in running if clock.stopped_at is not None],
            "incident": incident_reference(found.incident.number, found.incident.opened_at),
            "may_see_incident": incidents_for(user).filter(pk=found.incident_id).exists(),
            "cited": [cited(provision) for provision in found.provisions.all()],
            "receiver": names.get(found.receiver_id, "") if found.receiver_id else "",
            "is_sent_here": receives(found, user),
            "next": next_steps(found, user, now=now),
            "lines": lines(found),
            "appeal_until": course_of(found).appeal_until,
            "documents": documents.for_holder(found.pk),
            "may_open_documents": user.may(Permission.DOCUMENT_REGISTER),
            "may_report_abroad": queries.kept_by(user).filter(pk=found.pk).exists(),
            "may_make": bool(letters.possible(found, user)),
            "exhibits": evidence.for_holder(found.pk),
            "may_open": user.may(Permission.EVIDENCE_VIEW),
            "may_export": user.may(Permission.EVIDENCE_EXPORT),
            "may": {step.value: can(found, step, by=user) for step in COMMON},
            "note_form": forms.NoteForm(),
            "now": now,
        },
    )
