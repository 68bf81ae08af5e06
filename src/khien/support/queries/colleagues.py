"""Who works on the cases of a commune: to whom something can be assigned or handed over."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from khien.core.permissions import Permission
from khien.people.models import Duty, User
from khien.people.roles import ROLES, Role


def roles_with(permissions: Iterable[Permission]) -> list[Role]:
    wanted = frozenset(permissions)
    return [role for role, card in ROLES.items() if card.permissions & wanted]


def colleagues(
    commune: UUID, *, now: datetime, permissions: Iterable[Permission]
) -> QuerySet[User]:
    """Active people with such a duty for this very commune today."""
    held = Duty.objects.in_force(now).filter(territory=commune, role__in=roles_with(permissions))
    return User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("folded_name")
