"""Who is said to have done it, as this file has it, and whom else to call about them."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core import ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.queries import existing, names_of
from khien.enforcement import events, queries
from khien.enforcement.forms_respondent import TraceForm
from khien.enforcement.models import RespondentIdentifier, TraceKind
from khien.enforcement.queries.respondents import Shared
from khien.enforcement.rules.places import place_name
from khien.people.access import person


@dataclass(frozen=True)
class Card:
    """`office`, `contact`: whom to call."""

    shared: Shared
    office: str
    contact: str


@require_safe
@staff(Permission.VIOLATION_WORK)
@transaction.atomic
def respondent(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    """Opening the page is itself written into the ledger."""
    user, now = person(request), timezone.now()
    found = queries.get_for(user, violation_id)
    ledger.record(events.ViolationRead(found.pk), by=user, now=now)
    shared = queries.shared_with(found, user)
    cards = _cards(shared)
    return render(
        request,
        "enforcement/respondent.html",
        {
            "violation": found,
            "identity": found.respondent.identity or {},
            "identifiers": [
                (row, place_name(row.place)) for row in _identifiers(found.respondent_id)
            ],
            "same": [card for card in cards if card.shared.agreed],
            "perhaps": [card for card in cards if not card.shared.agreed],
            "history": queries.said_of(found, shared),
            "namesakes": queries.namesakes(found),
            "kept_away": queries.kept_away(found, today(now)),
            "may_write": queries.kept_by(user).filter(pk=found.pk).exists(),
            "form": TraceForm(),
        },
    )


def _cards(found: list[Shared]) -> list[Card]:
    day = today(timezone.now())
    offices = {shared.violation.office_id for shared in found}
    names = names_of(offices, day)
    contacts = dict(existing(day).filter(pk__in=offices).values_list("pk", "contact"))
    return [
        Card(each, names.get(office, ""), contacts.get(office, ""))
        for each in found
        for office in [each.violation.office_id]
    ]


def _identifiers(respondent: UUID) -> list[RespondentIdentifier]:
    """Those taken back last."""
    rows = RespondentIdentifier.objects.filter(respondent=respondent)
    return list(rows.exclude(kind=TraceKind.NAME).order_by("withdrawn_at", "id").reverse())
