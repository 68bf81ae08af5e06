"""Who may see the exhibits of a violation: whoever may see the violation."""

from typing import Any
from uuid import UUID

from khien.enforcement.queries import visible_to
from khien.evidence.access import register
from khien.evidence.models import HolderKind
from khien.people.models import User


def may_view(user: Any, violation_id: UUID) -> bool:
    return isinstance(user, User) and visible_to(user).filter(pk=violation_id).exists()


def publish() -> None:
    register(HolderKind.VIOLATION, may_view)
