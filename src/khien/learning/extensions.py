"""What the rooms above show on the page of a school, told by them when they start."""

from collections.abc import Callable
from uuid import UUID

from khien.intake.extensions import Section
from khien.people.models import User

MakeSection = Callable[[UUID, User], Section | None]

_sections: list[MakeSection] = []


def register(section: MakeSection) -> None:
    """`section(institution, user)`; None where there is nothing for this person."""
    if section not in _sections:
        _sections.append(section)


def sections(institution: UUID, user: User) -> list[Section]:
    made = (make(institution, user) for make in _sections)
    return [section for section in made if section is not None]
