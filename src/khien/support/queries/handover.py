"""Whose work something is on a day: the person's own, unless somebody stands in until a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from khien.people.models import User
from khien.support.models import AssignedAction, Case, CaseState, StandIn


def standing_in(on: date) -> QuerySet[StandIn]:
    """Those who stand in on that day, until a day that is not over."""
    return StandIn.objects.filter(replaced_at=None, handover__last_day__gte=on)


def doer_of(action: AssignedAction, *, on: date) -> UUID | None:
    """None: somebody outside is to do it."""
    rows = standing_in(on).filter(action=action).order_by("-handover__at")
    return rows.values_list("taker", flat=True).first() or action.assignee_id


def actions_of(user: User, *, on: date) -> QuerySet[AssignedAction]:
    """Open actions this person is to do on that day."""
    others = standing_in(on).filter(action=OuterRef("pk"))
    own = Q(assignee=user) & ~Exists(others)
    return AssignedAction.objects.filter(
        own | Exists(others.filter(taker=user)), done_on=None
    ).exclude(case__state=CaseState.CLOSED)


def cases_of(user: User, *, on: date) -> QuerySet[Case]:
    """Open cases this person is in charge of on that day."""
    others = standing_in(on).filter(case=OuterRef("pk"))
    own = Q(officer=user) & ~Exists(others)
    return Case.objects.filter(own | Exists(others.filter(taker=user))).exclude(
        state=CaseState.CLOSED
    )


@dataclass(frozen=True)
class InCharge:
    """`instead_of` and `last_day` are set while somebody stands in."""

    person: User | None
    instead_of: User | None = None
    last_day: date | None = None


def in_charge(case: Case, *, on: date) -> InCharge:
    rows = standing_in(on).filter(case=case).select_related("taker", "handover")
    found = rows.order_by("-handover__at").first()
    if found is None:
        return InCharge(case.officer)
    return InCharge(found.taker, case.officer, found.handover.last_day)
