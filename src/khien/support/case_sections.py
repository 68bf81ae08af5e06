"""What the page of a case shows besides its forms: each part of the room adds its own section.

A part calls `register` when Django starts; its template is included with `section`, which is what
its `context` gave. In each place of the page sections stand in the order of their registration.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from khien.core.permissions import FieldGroup, Permission
from khien.people.models import User
from khien.people.need import EVERYTHING
from khien.support.models import Case


@dataclass(frozen=True)
class Looking:
    """Who looks at a case, when, and which groups of its fields they see."""

    user: User
    now: datetime
    groups: frozenset[FieldGroup] = EVERYTHING


MakeContext = Callable[[Case, Looking], Mapping[str, Any] | None]


class Place(StrEnum):
    """Where on the page: with what is told of the child, with the help given, or after it all."""

    CHILD = "child"
    HELP = "help"
    END = "end"


@dataclass(frozen=True)
class CaseSection:
    """Shown to holders of any of `permissions` who see the groups of fields it `tells`; a context
    of None leaves the section out.
    """

    name: str
    permissions: frozenset[Permission]
    context: MakeContext
    template: str
    tells: frozenset[FieldGroup] = frozenset()
    place: Place = Place.END


@dataclass(frozen=True)
class Shown:
    name: str
    place: Place
    template: str
    context: Mapping[str, Any]


_sections: dict[str, CaseSection] = {}


def register(section: CaseSection) -> None:
    _sections[section.name] = section


def shown_to(case: Case, looking: Looking) -> list[Shown]:
    made = []
    for section in _sections.values():
        permitted = any(looking.user.may(permission) for permission in section.permissions)
        if permitted and section.tells <= looking.groups:
            context = section.context(case, looking)
            if context is not None:
                made.append(Shown(section.name, section.place, section.template, context))
    return made
