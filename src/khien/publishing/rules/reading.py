"""Whether a text is easy to read, told to its editor; it never keeps an article back."""

from dataclasses import dataclass

from khien.core.reading import ADULTS, LEVELS, Level, sentences, syllables
from khien.publishing.models import ArticleKind

_SHOWN = 3


@dataclass(frozen=True)
class Readability:
    """Syllables a sentence; `long`: the sentences that are longer than `longest`, some of them."""

    mean: float
    level: Level
    long: tuple[str, ...]
    more: int

    @property
    def easy(self) -> bool:
        return self.mean <= self.level.mean and not self.long


def readability(text: str, kind: str) -> Readability:
    """Parents read like people of fifteen; the offices' own texts like adults."""
    level = LEVELS["A4"] if kind == ArticleKind.PARENTS else ADULTS
    found = sentences(text)
    counts = [syllables(sentence) for sentence in found]
    long = [s for s, count in zip(found, counts, strict=True) if count > level.longest]
    mean = sum(counts) / len(counts) if counts else 0.0
    return Readability(mean, level, tuple(long[:_SHOWN]), max(0, len(long) - _SHOWN))
