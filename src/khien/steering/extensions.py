"""What the rooms above show on the page of a task, told by them when they start."""

from collections.abc import Callable

from khien.intake.extensions import Section
from khien.people.models import User
from khien.steering.models import Task

MakeSection = Callable[[Task, User], Section | None]

_sections: list[MakeSection] = []


def register(section: MakeSection) -> None:
    """`section(task, user)`; None where there is nothing for this person."""
    if section not in _sections:
        _sections.append(section)


def sections(task: Task, user: User) -> list[Section]:
    made = (make(task, user) for make in _sections)
    return [section for section in made if section is not None]
