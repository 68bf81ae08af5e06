"""Which fields of a child's record somebody needs: role × function × territory × assignment.

The table stands in `roles.py` (`RoleCard.sees`); what is not in it is not shown.
"""

from uuid import UUID

from khien.core.permissions import FieldGroup, Need
from khien.people.models import HeldDuty, User
from khien.people.roles import ROLES

EVERYTHING = frozenset(FieldGroup)


def groups_for(user: User, *, commune: UUID | None, assigned: bool) -> frozenset[FieldGroup]:
    """Of one record; `assigned`: it is this person's to work on, or was sent up to them."""
    found: set[FieldGroup] = set()
    for duty in user.held_duties:
        if _reaches(duty, commune):
            sees = ROLES[duty.role].sees
            found |= {g for g, need in sees.items() if assigned or need is Need.IN_REACH}
    return frozenset(found)


def _reaches(duty: HeldDuty, commune: UUID | None) -> bool:
    return duty.covers_everything or (duty.in_commune and duty.territory_id == commune)
