"""Small cells: a figure about a few people could point at one of them.

Someone who may not see the rows behind a figure does not see the figure of a commune, an age or a
kind either while it counts 1 to 4 people; and a further one is hidden where the total would give it
away.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

SMALL = 5
FEWEST_HIDDEN = 2


def hidden_cells(denominators: Mapping[Key, int], also: Collection[Key] = ()) -> frozenset[Key]:
    """Whose figures are hidden. Either none, or so many that no sum tells one of them. `also`:
    those hidden for another reason, where they count anybody.

    The hidden cells together hold at least SMALL people and are at least two, unless there are no
    others left to hide.
    """
    hidden = {key for key, count in denominators.items() if 0 < count < SMALL}
    hidden |= {key for key in also if denominators.get(key)}
    if not hidden:
        return frozenset()
    shown = denominators.keys() - hidden
    rest = sorted((denominators[key], str(key), key) for key in shown if denominators[key])
    while rest and (len(hidden) < FEWEST_HIDDEN or _sum(denominators, hidden) < SMALL):
        hidden.add(rest.pop(0)[2])
    return frozenset(hidden)


def _sum(denominators: Mapping[Key, int], chosen: Iterable[Key]) -> int:
    return sum(denominators[key] for key in chosen)
