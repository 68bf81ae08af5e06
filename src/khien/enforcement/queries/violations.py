"""Violations a person may see; whom else to call about the same respondent."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.core.fold import fold
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.core.seal import name_search
from khien.directory.models import Organisation
from khien.directory.queries import existing
from khien.enforcement.models import RespondentIdentifier, Violation
from khien.intake.models import Incident, Routing
from khien.intake.queries.scope import not_kept_from
from khien.people.models import User


@dataclass(frozen=True)
class SameRespondent:
    """Another office works on the same respondent: whom to call, not what is in the file."""

    office: UUID
    number: int
    opened_at: datetime
    identifier_kinds: list[str]


def visible_to(user: User) -> QuerySet[Violation]:
    """Those of the offices one works for, but not where a reporter keeps this person away."""
    scope = user.scope(Permission.VIOLATION_WORK)
    mine = Violation.objects.filter(office_id__in=scope.organisations)
    return mine.filter(not_kept_from(user, "incident"))


def get_for(user: User, violation_id: UUID) -> Violation:
    """404 for a stranger, as for a violation that does not exist."""
    found = visible_to(user).select_related(
        "incident", "respondent", "provision__document", "opened_by"
    )
    return get_object_or_404(
        found.prefetch_related("notes__by", "respondent__identifiers"), pk=violation_id
    )


def listing(
    user: User,
    *,
    state: str = "",
    branch: str = "",
    text: str = "",
    overdue_at: datetime | None = None,
) -> QuerySet[Violation]:
    """Newest first. `text`: words of the respondent's name, or a number."""
    violations = visible_to(user).select_related("respondent").order_by("-opened_at")
    if state:
        violations = violations.filter(state=state)
    if branch:
        violations = violations.filter(branch=branch)
    if overdue_at:
        late = RunningClock.objects.filter(
            subject=OuterRef("pk"), stopped_at=None, due_at__lt=overdue_at
        )
        violations = violations.filter(Exists(late))
    return _matching(violations, fold(text))


def _matching(violations: QuerySet[Violation], folded: str) -> QuerySet[Violation]:
    if not folded:
        return violations
    if folded.isdecimal():
        return violations.filter(number=int(folded[:18]))
    return violations.filter(respondent__name_tokens__contains=name_search(folded))


def offices_of(user: User, on: date) -> QuerySet[Organisation]:
    """The offices the person works for, annotated with their `name` that day."""
    offices = user.scope(Permission.VIOLATION_WORK).organisations
    return existing(on).filter(pk__in=offices)


def incidents_of(user: User) -> QuerySet[Incident]:
    """Open incidents sent to one's offices, themselves or by a report that tells of them."""
    offices = user.scope(Permission.VIOLATION_WORK).organisations
    routed = Routing.objects.filter(
        Q(incident=OuterRef("pk"))
        | Q(
            report__incident_links__incident=OuterRef("pk"),
            report__incident_links__separated_at=None,
        ),
        organisation_id__in=offices,
    )
    known = Incident.objects.filter(not_kept_from(user, "pk"))
    return known.filter(Exists(routed), closed_at=None)


def incidents_waiting(user: User) -> QuerySet[Incident]:
    """Those that have no violation of one's office yet."""
    offices = user.scope(Permission.VIOLATION_WORK).organisations
    opened = Violation.objects.filter(incident=OuterRef("pk"), office_id__in=offices)
    return incidents_of(user).exclude(Exists(opened)).order_by("-priority", "-opened_at")


def same_respondent(violation: Violation) -> list[SameRespondent]:
    """Other violations of the same respondent or one sharing an identifier; index look-ups only."""
    tokens = [item.token for item in violation.respondent.identifiers.all()]
    shared = RespondentIdentifier.objects.filter(token__in=tokens).values("respondent")
    others = (
        Violation.objects.filter(Q(respondent__in=shared) | Q(respondent=violation.respondent))
        .exclude(pk=violation.pk)
        .prefetch_related("respondent__identifiers")
        .order_by("-opened_at")[:20]
    )
    return [
        SameRespondent(
            other.office_id,
            other.number,
            other.opened_at,
            sorted({i.kind for i in other.respondent.identifiers.all() if i.token in tokens}),
        )
        for other in others
    ]
