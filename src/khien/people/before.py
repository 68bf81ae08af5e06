"""Offices that are no more, asked of once a request: who took them over has their open work."""

from collections.abc import Collection
from datetime import date
from typing import cast
from uuid import UUID

from khien.directory.queries import gone_into
from khien.people.models import User


def gone_into_theirs(user: User, ids: Collection[UUID], on: date) -> dict[UUID, UUID]:
    """What `gone_into` says of some organisations, for as long as this person's request lives."""
    key = f"gone into, {on}: {' '.join(sorted(map(str, ids)))}"
    if key not in user.remembered:
        user.remembered[key] = gone_into(ids, on) if ids else {}
    return cast("dict[UUID, UUID]", user.remembered[key])
