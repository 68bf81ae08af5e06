"""Violations a person may see, and incidents that wait for one."""

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
from khien.enforcement.models import Violation
from khien.intake.models import Incident, Routing
from khien.intake.queries.scope import kept_from
from khien.people.models import User


def visible_to(user: User) -> QuerySet[Violation]:
    """Those of the offices one works for and those sent to them, while they lie there.

    Never where a reporter keeps this person away.
    """
    offices = user.scope(Permission.VIOLATION_WORK).organisations
    mine = Violation.objects.filter(Q(office_id__in=offices) | Q(receiver_id__in=offices))
    return mine.exclude(kept_from(user, incident="incident"))


def get_for(user: User, violation_id: UUID) -> Violation:
    """404 for a stranger, as for a violation that does not exist."""
    found = visible_to(user).select_related("incident", "respondent", "opened_by")
    parts = (
        "notes__by",
        "proceedings__by",
        "provisions__document",
        "provisions__fine_limits",
        "respondent__identifiers",
    )
    return get_object_or_404(found.prefetch_related(*parts), pk=violation_id)


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
    known = Incident.objects.exclude(kept_from(user, incident="pk"))
    return known.filter(Exists(routed), closed_at=None)


def incidents_waiting(user: User) -> QuerySet[Incident]:
    """Those that have no violation of one's office yet."""
    offices = user.scope(Permission.VIOLATION_WORK).organisations
    opened = Violation.objects.filter(incident=OuterRef("pk"), office_id__in=offices)
    return incidents_of(user).exclude(Exists(opened)).order_by("-priority", "-opened_at")
