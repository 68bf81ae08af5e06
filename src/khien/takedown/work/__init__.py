"""What waits for an office that follows content: what came back, answers, looks, terms."""

from datetime import datetime
from typing import Any

from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.people.models import User
from khien.takedown.queries import visible_to
from khien.takedown.work.looks import looks, terms
from khien.takedown.work.requests import back, to_send, waiting


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.TAKEDOWN_WORK):
        return []
    mine = visible_to(user)
    return [
        *back(mine),
        *to_send(mine),
        *waiting(mine, now),
        *looks(mine, now),
        *terms(mine, now),
    ]


def publish() -> None:
    register(items)
