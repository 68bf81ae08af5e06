"""Whose work something is on a day: the person's own, unless somebody stands in until a day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, UUIDField
from django.db.models.functions import Coalesce

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.people.models import Duty, User
from khien.support.models import AssignedAction, Case, CaseState, StandIn
from khien.support.queries.colleagues import roles_with

Side = Literal["own", "own_and_nobodys", "colleagues"]


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


def on_side(cases: QuerySet[Case], side: Side, *, of: User, now: datetime) -> QuerySet[Case]:
    """Of these cases those that `of` is in charge of, those nobody is who still works there, or
    those of colleagues.
    """
    taker = standing_in(today(now)).filter(case=OuterRef("pk")).order_by("-handover__at")
    charge = Coalesce(
        Subquery(taker.values("taker")[:1]), F("officer_id"), output_field=UUIDField()
    )
    charged = cases.annotate(charge=charge)
    able = (Permission.CASE_WORK, Permission.CASE_APPROVE)
    there = Duty.objects.in_force(now).filter(
        role__in=roles_with(able),
        user=OuterRef("charge"),
        user__is_active=True,
        territory=OuterRef("commune"),
    )
    if side == "own":
        return charged.filter(charge=of.pk)
    if side == "own_and_nobodys":
        return charged.filter(Q(charge=of.pk) | ~Exists(there))
    return charged.filter(Exists(there)).exclude(charge=of.pk)


def keys_on_side(cases: QuerySet[Case], side: Side, *, of: User, now: datetime) -> list[UUID]:
    """The same as keys: for many questions about them at once."""
    return list(on_side(cases, side, of=of, now=now).values_list("pk", flat=True))


def instead_of(user: User, *, on: date) -> dict[UUID, tuple[User, date | None]]:
    """Cases and assigned actions this person does for somebody away: for whom, until when."""
    rows = standing_in(on).filter(taker=user).select_related("handover__giver")
    return {
        key: (row.handover.giver, row.handover.last_day)
        for row in rows
        if (key := row.case_id or row.action_id)
    }


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
