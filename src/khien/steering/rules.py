"""Small cells: a figure about a few people could point at one of them.

Someone who may not see the rows behind a figure does not see a commune's figure either while it
counts 1 to 4 people; and a further one is hidden where the total would give it away.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from khien.core.measures import Figure

SMALL = 5
FEWEST_HIDDEN = 2


def hidden_cells(denominators: Mapping[UUID | None, int]) -> frozenset[UUID | None]:
    """Communes whose figures are hidden. Either none, or so many that no sum tells one of them.

    The hidden cells together hold at least SMALL people and are at least two, unless there are no
    others left to hide.
    """
    hidden = {commune for commune, count in denominators.items() if 0 < count < SMALL}
    if not hidden:
        return frozenset()
    rest = sorted(
        (count, str(commune), commune) for commune, count in denominators.items() if count >= SMALL
    )
    while rest and (len(hidden) < FEWEST_HIDDEN or _sum(denominators, hidden) < SMALL):
        hidden.add(rest.pop(0)[2])
    return frozenset(hidden)


def _sum(denominators: Mapping[UUID | None, int], chosen: Iterable[UUID | None]) -> int:
    return sum(denominators[commune] for commune in chosen)


def tone(figure: Figure | None, target_percent: int) -> str:
    """How a figure stands to its target; never shown by colour alone."""
    if figure is None or figure.percent is None:
        return "neutral"
    if figure.percent >= target_percent:
        return "good"
    return "warn" if figure.percent >= target_percent / 2 else "danger"
