"""What the page of a case shows besides its forms: each part of the room adds its own section.

A part calls `register` when Django starts; its template is included with `section`, which is what
its `context` gave. Sections stand in the order of their registration.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from khien.core.permissions import Permission
from khien.people.models import User
from khien.support.models import Case

MakeContext = Callable[[Case, User, datetime], Mapping[str, Any] | None]


@dataclass(frozen=True)
class CaseSection:
    """Shown to holders of any of `permissions`; a context of None leaves the section out."""

    name: str
    permissions: frozenset[Permission]
    context: MakeContext
    template: str


@dataclass(frozen=True)
class Shown:
    name: str
    template: str
    context: Mapping[str, Any]


_sections: dict[str, CaseSection] = {}


def register(section: CaseSection) -> None:
    _sections[section.name] = section


def shown_to(user: User, case: Case, *, now: datetime) -> list[Shown]:
    made = []
    for section in _sections.values():
        if any(user.may(permission) for permission in section.permissions):
            context = section.context(case, user, now)
            if context is not None:
                made.append(Shown(section.name, section.template, context))
    return made
