"""Drawing a paper from a bank, and the order in which a paper shows what it asks.

The same seed over the same questions gives the same paper, whoever draws it and whenever.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.quizzes.items import Item, Kind

MOST_QUESTIONS = 40
_SHUFFLED = (Kind.SINGLE, Kind.MULTIPLE, Kind.MATCHING, Kind.ORDER)


@dataclass(frozen=True)
class Asked:
    """One question of a paper. `options`, `partners`: in which order the item's own are shown."""

    version: UUID
    options: tuple[int, ...]
    partners: tuple[int, ...] = ()

    def plain(self) -> dict[str, Any]:
        shown = {"options": list(self.options), "partners": list(self.partners)}
        return {"version": str(self.version), **shown}


def asked_from(plain: Mapping[str, Any]) -> Asked:
    version = UUID(plain["version"])
    return Asked(version, tuple(plain["options"]), tuple(plain["partners"]))


def draw(
    candidates: Mapping[str, Sequence[UUID]], counts: Mapping[str, int], *, seed: int
) -> list[UUID]:
    """`candidates`: of each strand the questions there are. Refused where they are too few."""
    drawn: list[UUID] = []
    for strand in sorted(counts):
        there = sorted(candidates.get(strand, ()))
        if len(there) < counts[strand]:
            raise Refused(
                _("Chủ đề %(strand)s chỉ có %(there)s câu hỏi cho lứa tuổi này, bài cần %(n)s câu.")
                % {"strand": strand, "there": len(there), "n": counts[strand]},
                field="counts",
            )
        drawn += _chance(seed, strand).sample(there, counts[strand])
    return drawn


def check_counts(counts: Mapping[str, int]) -> None:
    if not 1 <= sum(counts.values()) <= MOST_QUESTIONS:
        raise Refused(
            _("Một bài có từ 1 đến %(most)s câu.") % {"most": MOST_QUESTIONS}, field="counts"
        )


def shuffled(items: Sequence[tuple[UUID, Item]], *, seed: int) -> list[Asked]:
    """The questions in an order of chance, and what each offers too."""
    order = list(items)
    _chance(seed, "questions").shuffle(order)
    return [_shown(version, item, _chance(seed, str(version))) for version, item in order]


def _shown(version: UUID, item: Item, chance: Random) -> Asked:
    options = list(range(item.shape))
    if item.kind == Kind.MATCHING:
        partners = chance.sample(options, len(options))
        return Asked(version, tuple(options), tuple(partners))
    if item.kind in _SHUFFLED:
        chance.shuffle(options)
    if item.kind == Kind.ORDER and options == sorted(options):
        options.append(options.pop(0))  # chance put it right: it would tell the answer
    return Asked(version, tuple(options))


def _chance(seed: int, of: str) -> Random:
    return Random(f"{seed}:{of}")  # noqa: S311  (the same again is what is wanted, not a secret)
