"""What a reporter may read of the work: one plain sentence a step, with its deadline."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PublicStep:
    """`at` is None while the step is to come; `due` is its deadline; `law` names its source.

    `day_only`: nobody wrote down the hour, and `at` is the beginning of the day.
    """

    text: str
    at: datetime | None
    due: datetime | None = None
    law: str = ""
    day_only: bool = False
