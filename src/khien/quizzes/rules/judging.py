"""What the figures of a question say about the question itself."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

ENOUGH = 30  # fewer answers say little
TOO_HARD, TOO_EASY = 0.2, 0.95
TELLS_NOTHING = 0.1


class Sign(StrEnum):
    TOO_HARD = "too_hard"
    TOO_EASY = "too_easy"
    TELLS_NOTHING = "tells_nothing"


@dataclass(frozen=True)
class ItemFigures:
    """`difficulty`: mean score, high is easy. `discrimination`: correlation of the score with the
    rest of the paper; None where all answered alike.
    """

    version: UUID
    answers: int
    difficulty: float
    discrimination: float | None

    @property
    def percent(self) -> float:
        return self.difficulty * 100

    @property
    def signs(self) -> list[Sign]:
        """A question to look at again; none while there are too few answers."""
        if self.answers < ENOUGH:
            return []
        found = []
        if self.difficulty < TOO_HARD:
            found.append(Sign.TOO_HARD)
        if self.difficulty > TOO_EASY:
            found.append(Sign.TOO_EASY)
        if self.discrimination is not None and self.discrimination < TELLS_NOTHING:
            found.append(Sign.TELLS_NOTHING)
        return found
