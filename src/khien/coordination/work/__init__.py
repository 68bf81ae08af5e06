"""What waits for a person between offices: to answer, to send on, to confirm, to look at again."""

from datetime import datetime
from typing import Any

from khien.coordination.queries.inspections import inspects_for
from khien.coordination.queries.offices import works_for
from khien.coordination.work.papers import drafts, minutes
from khien.coordination.work.questions import asks, difficulties, raised
from khien.coordination.work.visits import recommended, to_verify, visits
from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.people.models import User


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.COORDINATION_WORK):
        return []
    mine = works_for(user, now)
    found = [
        *asks(mine, now),
        *difficulties(mine, now),
        *raised(user, mine),
        *recommended(mine, now),
        *minutes(user, mine),
    ]
    if user.may(Permission.INSPECTION_WORK):
        own = inspects_for(user, now)
        found += [*to_verify(own), *visits(own, now)]
    if user.may(Permission.GUIDANCE_PUBLISH):
        found += drafts(user)
    return found


def publish() -> None:
    register(items)
