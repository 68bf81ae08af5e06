"""Everybody who holds a duty now, read once, for questions about many subjects at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from khien.core.permissions import Permission
from khien.directory.models import Installation
from khien.people.models import Duty, HeldDuty
from khien.people.roles import ROLES, Role


@dataclass(frozen=True)
class OnDuty:
    duties: dict[UUID, list[HeldDuty]]

    def giving(self, permission: Permission) -> Iterator[tuple[UUID, HeldDuty]]:
        for person, held in self.duties.items():
            for duty in held:
                if permission in ROLES[duty.role].permissions:
                    yield person, duty

    def by_commune(self, permission: Permission) -> dict[UUID, set[UUID]]:
        """Commune → who holds it there by a duty for that commune alone."""
        found: dict[UUID, set[UUID]] = defaultdict(set)
        for person, duty in self.giving(permission):
            if duty.territory_id and duty.in_commune:
                found[duty.territory_id].add(person)
        return found

    def by_office(self, permission: Permission) -> dict[UUID, set[UUID]]:
        found: dict[UUID, set[UUID]] = defaultdict(set)
        for person, duty in self.giving(permission):
            if duty.organisation_id:
                found[duty.organisation_id].add(person)
        return found

    def everywhere(self, permission: Permission) -> set[UUID]:
        return {person for person, duty in self.giving(permission) if duty.covers_everything}

    def free_of(self, people: Iterable[UUID], away: set[UUID]) -> frozenset[UUID]:
        """Those who are not kept away themselves, nor with an office or commune they work for."""
        return frozenset(each for each in people if not away & {each, *self._places(each)})

    def _places(self, person: UUID) -> Iterator[UUID]:
        for duty in self.duties.get(person, []):
            if duty.organisation_id:
                yield duty.organisation_id
            if duty.territory_id and duty.in_commune:
                yield duty.territory_id


def on_duty(now: datetime) -> OnDuty:
    """One query."""
    province = Installation.objects.filter(province=OuterRef("territory"))
    rows = (
        Duty.objects.in_force(now)
        .filter(user__is_active=True)
        .values_list("user", "role", "organisation", "territory", Exists(province))
    )
    found: dict[UUID, list[HeldDuty]] = defaultdict(list)
    for user, role, *places in rows:
        found[user].append(HeldDuty(Role(role), *places))
    return OnDuty(found)
