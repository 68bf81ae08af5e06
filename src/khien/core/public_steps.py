"""What a reporter may read of the work: one plain sentence a step, with its deadline."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PublicStep:
    """`at` is None while the step is to come; `due` is its deadline; `law` names its source.

    `whole_day`: only the day is known, and only the day is shown.
    """

    text: str
    at: datetime | None
    due: datetime | None = None
    law: str = ""
    whole_day: bool = False
