"""Whom the teacher should talk to, and why; for that teacher's eyes alone.

A wrong answer is no fault. What weighs is who asked to talk, and who does not know yet to whom one
can tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from khien.curriculum.models import Strand

HALF = 0.5


class Reason(IntEnum):
    """In the order in which they weigh."""

    WANTS_TO_TALK = 1
    TELLING = 2  # answered less than half of what is about telling somebody
    BELOW = 3  # has not reached the pass mark
    FELL = 4  # knew clearly less afterwards than before


CLEARLY_LESS = 0.2


@dataclass(frozen=True)
class Result:
    """What one seat reached: shares from 0 to 1, overall and of each strand."""

    seat: int
    share: float
    strands: Mapping[str, float]
    wants_to_talk: bool = False


def reasons(result: Result, *, pass_percent: int, before: float | None = None) -> list[Reason]:
    found = []
    if result.wants_to_talk:
        found.append(Reason.WANTS_TO_TALK)
    if result.strands.get(Strand.TELLING, 1.0) < HALF:
        found.append(Reason.TELLING)
    if round(result.share * 100, 6) < pass_percent:
        found.append(Reason.BELOW)
    if before is not None and before - result.share > CLEARLY_LESS:
        found.append(Reason.FELL)
    return found
