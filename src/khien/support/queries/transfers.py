"""Transfers a person may see, cases whose commune is no more, and where a case may go."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.core.permissions import Permission
from khien.directory import queries as directory
from khien.directory.models import Extent
from khien.directory.queries.heirs import gone_into, heirs
from khien.intake.queries.scope import not_kept_from
from khien.people.models import User
from khien.support.models import Case, CaseState, Transfer
from khien.support.queries.cases import cases_not_kept_from
from khien.support.rules.states import READING

if TYPE_CHECKING:
    from khien.directory.queries.units import WithCode

ANSWERING = (Permission.CASE_WORK, Permission.CASE_APPROVE)


def transfers_for(user: User) -> QuerySet[Transfer]:
    """Those one's communes sent or were sent; never of a case one is kept away from."""
    rows = Transfer.objects.filter(not_kept_from(user, "case__incident", "case"))
    scopes = [user.scope(permission) for permission in READING]
    if not any(scope.everywhere for scope in scopes):
        mine = {c for scope in scopes for c in scope.communes}
        rows = rows.filter(Q(origin__in=mine) | Q(target__in=mine))
    return rows.select_related("case", "proposed_by", "answered_by").order_by("-proposed_at")


def transfer_for(user: User, transfer_id: UUID) -> Transfer:
    return get_object_or_404(transfers_for(user), pk=transfer_id)


def may_answer(transfer: Transfer, user: User) -> bool:
    return any(user.scope(each).holds_in(transfer.target_id) for each in ANSWERING)


@dataclass(frozen=True)
class Orphans:
    """Open cases of a commune that is no more; `heir` took over all of it."""

    commune: UUID
    heir: UUID
    cases: int


def orphans(user: User, on: date) -> list[Orphans]:
    """Only where one's own commune took over the whole of the old one."""
    old = gone_into(user.scope(Permission.CASE_WORK).communes, on)
    if not old:
        return []
    rows = _left_in(user, list(old)).order_by("commune").values_list("commune", flat=True)
    found: dict[UUID, int] = {}
    for commune in rows:
        found[commune] = found.get(commune, 0) + 1
    return [Orphans(commune, old[commune], cases) for commune, cases in found.items()]


def left_in(user: User, commune: UUID, on: date) -> QuerySet[Case]:
    """Open cases of that old commune which this person may take over; empty for others."""
    old = gone_into(user.scope(Permission.CASE_WORK).communes, on)
    return _left_in(user, [commune] if commune in old else [])


def _left_in(user: User, communes: list[UUID]) -> QuerySet[Case]:
    cases = cases_not_kept_from(user).filter(commune__in=communes)
    return cases.exclude(state=CaseState.CLOSED)


def targets(on: date) -> "QuerySet[WithCode]":
    """Communes of today alone: one that is no more cannot be chosen."""
    return directory.communes_of_installation(on)


def may_propose(case: Case, user: User, *, on: date) -> bool:
    """Whoever works on it; where its commune is no more, whoever oversees the province's cases."""
    if case.state == CaseState.CLOSED:
        return False
    if user.scope(Permission.CASE_WORK).holds_in(case.commune_id):
        return True
    oversees = user.scope(Permission.CASE_OVERSEE).holds_in(case.commune_id)
    return oversees and case.commune_id not in heirs(case.commune_id, on)


def suggested_target(case: Case, on: date) -> UUID | None:
    """Where the child lives now, or whoever took that commune over, if it is another one."""
    home = case.residence_id or case.incident.commune_residence_id
    if home is None:
        return None
    found = [key for key, extent in heirs(home, on).items() if extent == Extent.WHOLE]
    return found[0] if len(found) == 1 and found[0] != case.commune_id else None
