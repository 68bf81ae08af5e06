"""Violations a person may see, and incidents that wait for one."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.shortcuts import get_object_or_404

from khien.core.fold import fold
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.core.seal import name_search
from khien.directory.models import Organisation
from khien.directory.queries import existing
from khien.enforcement.models import RespondentIdentifier, Violation
from khien.enforcement.rules.traces import readings
from khien.intake.models import Incident, Routing
from khien.intake.queries.scope import not_kept_from
from khien.people.models import User


def visible_to(user: User) -> QuerySet[Violation]:
    """Those of the offices one works for and those sent to them, while they lie there.

    Never where a reporter keeps this person away.
    """
    offices = user.scope(Permission.VIOLATION_WORK).organisations
    mine = Violation.objects.filter(Q(office_id__in=offices) | Q(receiver_id__in=offices))
    return mine.filter(not_kept_from(user, "incident"))


def kept_by(user: User) -> QuerySet[Violation]:
    """Of these, the files of the offices one works for: whoever was sent a file only reads it."""
    offices = user.scope(Permission.VIOLATION_WORK).organisations
    return visible_to(user).filter(office_id__in=offices)


def get_for(user: User, violation_id: UUID) -> Violation:
    """404 for a stranger, as for a violation that does not exist."""
    found = visible_to(user).select_related("incident", "respondent", "opened_by")
    return get_object_or_404(
        found.prefetch_related("notes__by", "respondent__identifiers"), pk=violation_id
    )


def whole(user: User, violation_id: UUID) -> Violation:
    """As `get_for`, with the steps that were taken and the provisions that are cited."""
    found = get_for(user, violation_id)
    prefetch_related_objects([found], "proceedings__by", "provisions__document")
    return found


def listing(
    user: User,
    *,
    state: str = "",
    branch: str = "",
    text: str = "",
    overdue_at: datetime | None = None,
) -> QuerySet[Violation]:
    """Newest first. `text`: words of the respondent's name, a number, or any identifier."""
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
    return _matching(violations, text)


def _matching(violations: QuerySet[Violation], text: str) -> QuerySet[Violation]:
    folded = fold(text)
    if not folded:
        return violations
    known = RespondentIdentifier.objects.filter(
        respondent=OuterRef("respondent"),
        token__in=[each.token for each in readings(text)],
        withdrawn_at=None,
    )
    if folded.isdecimal():
        return violations.filter(Q(number=int(folded[:18])) | Exists(known))
    named = Q(respondent__name_tokens__contains=name_search(folded))
    return violations.filter(named | Exists(known))


def offices_of(user: User, on: date) -> QuerySet[Organisation]:
    """The offices the person works for, annotated with their `name` that day."""
    offices = user.scope(Permission.VIOLATION_WORK).organisations
    return existing(on).filter(pk__in=offices)


def incidents_of(user: User) -> QuerySet[Incident]:
    """Those sent to one's offices that are open."""
    return incidents_sent(user).filter(closed_at=None)


def incidents_sent(user: User) -> QuerySet[Incident]:
    """To one's offices, themselves or by a report that tells of them."""
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
    return known.filter(Exists(routed))


def of_incident(user: User, incident: Incident) -> QuerySet[Violation]:
    """Files of the incident that this person works on, with their respondents."""
    rows = visible_to(user).filter(incident=incident).select_related("respondent")
    return rows.order_by("number")


def incidents_waiting(user: User) -> QuerySet[Incident]:
    """Those that have no violation of one's office yet."""
    offices = user.scope(Permission.VIOLATION_WORK).organisations
    opened = Violation.objects.filter(incident=OuterRef("pk"), office_id__in=offices)
    return incidents_of(user).exclude(Exists(opened)).order_by("-priority", "-opened_at")
