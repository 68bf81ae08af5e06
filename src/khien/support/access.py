"""Who may see the exhibits of a case: whoever may see the case."""

from typing import Any
from uuid import UUID

from khien.evidence.access import register
from khien.evidence.models import HolderKind
from khien.people.models import User
from khien.support.queries import visible_to


def may_view(user: Any, case_id: UUID) -> bool:
    return isinstance(user, User) and visible_to(user).filter(pk=case_id).exists()


def publish() -> None:
    register(HolderKind.CASE, may_view)
