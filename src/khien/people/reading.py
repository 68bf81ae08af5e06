"""Reading apart from one's duty: doors that can be opened in an emergency, and closed ones.

The rooms that hold records tell here which a person may never see; whoever asks whether a record
is open to somebody in an emergency asks `opened_to`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from khien.core.permissions import Permission
from khien.people.models import EmergencyAccess, KeptAway, User

_REVIEWING = (Permission.CASE_APPROVE, Permission.CASE_OVERSEE)
TOLD = (Permission.CASE_WORK, *_REVIEWING)


@dataclass(frozen=True)
class Door:
    """`permissions`: any one of them, for the right kind of role. `rows`: every record that is not
    kept from the person; `seen`: those their duty lets them see. `page`: the name of its address.
    """

    permissions: tuple[Permission, ...]
    rows: Callable[[User], QuerySet[Any]]
    seen: Callable[[User], QuerySet[Any]]
    page: str


_doors: dict[str, Door] = {}


def register(kind: str, door: Door) -> None:
    _doors[kind] = door


def door(kind: str) -> Door:
    return _doors[kind]


def doors_for(user: User) -> list[str]:
    """Kinds of record that somebody in this role may open in an emergency."""
    return [kind for kind, each in _doors.items() if any(map(user.may, each.permissions))]


def opened_to(user: User, subject: UUID, *, now: datetime | None = None) -> bool:
    """One record is open to the person at this moment."""
    return open_access(user, subject, now=now or timezone.now()) is not None


def open_access(user: User, subject: UUID, *, now: datetime) -> EmergencyAccess | None:
    mine = EmergencyAccess.objects.filter(person=user, subject=subject)
    return mine.filter(began_at__lte=now, until_at__gt=now).first()


def accesses_for(user: User) -> QuerySet[EmergencyAccess]:
    """One's own, and those to records of the communes one answers for; none that is kept away."""
    rows = EmergencyAccess.objects.select_related("person", "reviewed_by")
    hidden = Q()
    for kind, each in _doors.items():
        hidden |= Q(kind=kind) & ~Q(subject__in=each.rows(user).values("pk"))
    own = rows.filter(person=user)
    return own | rows.filter(_of_communes(user, TOLD)).exclude(hidden)


def waiting_for(user: User) -> QuerySet[EmergencyAccess]:
    """Of others, not reviewed yet."""
    waiting = accesses_for(user).filter(reviewed_at=None).exclude(person=user)
    return waiting.filter(_of_communes(user, TOLD)).order_by("began_at")


def may_review(user: User, access: EmergencyAccess) -> bool:
    scopes = [user.scope(permission) for permission in _REVIEWING]
    return access.person_id != user.pk and any(s.holds_in(access.commune_id) for s in scopes)


def _of_communes(user: User, permissions: tuple[Permission, ...]) -> Q:
    scopes = [user.scope(permission) for permission in permissions]
    if any(scope.everywhere for scope in scopes):
        return Q()
    return Q(commune__in={commune for scope in scopes for commune in scope.communes})


def named(user: User) -> Q:
    """Of a row that keeps somebody away: it means this person, their office or their commune."""
    duties = user.held_duties
    places = {d.organisation_id for d in duties if d.organisation_id}
    places |= {d.territory_id for d in duties if d.territory_id and d.in_commune}
    return Q(person=user) | Q(organisation__in=places)


def kept_away_from(records: Collection[UUID]) -> QuerySet[Any, Any]:
    """Rows of (record, person, office or commune): who must never see these records."""
    rows = KeptAway.objects.filter(subject__in=records)
    return rows.values_list("subject", "person", "organisation")


def kept_from(user: User) -> QuerySet[Any, Any]:
    """Keys of the records that this person must never see."""
    return KeptAway.objects.filter(named(user)).values_list("subject")
