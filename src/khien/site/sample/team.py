"""Who works in a commune of the sample province."""

from dataclasses import dataclass

from khien.directory.models import Organisation
from khien.people.models import User


@dataclass(frozen=True)
class Team:
    """`school`: one whose `receiver` answers referrals in Khiên."""

    commune: Organisation
    officer: User
    chair: User
    police: User
    school: Organisation | None = None
    receiver: User | None = None
