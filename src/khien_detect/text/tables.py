"""The arrays that compiled code walks, and what their columns mean."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khien_detect.text.letters import Letters

MOST_WORDS = 128  # in a passage
HOLDS, BLOCKS, COVERS = range(3)  # what a way that is found does to its rule

Points = NDArray[np.uint32]
Whole = NDArray[np.int32]
Long = NDArray[np.int64]
Flags = NDArray[np.uint8]
Keys = NDArray[np.uint64]


class Words(NamedTuple):
    """Room for the words of one passage, filled anew for each; the first rows count.

    `entry` is the word's row in the lookup or -1; `clause` the number of its sentence; `letters`
    how many letters it has, 0 for numbers; `marked` whether it bears a tone or quality.
    """

    start: Long
    end: Long
    entry: Whole
    clause: Whole
    letters: Whole
    marked: Flags


class Lookup(NamedTuple):
    """From a word's key to the words of the lexicon it can be: an open-addressing table.

    Row e of the table stands for candidates first[e] to first[e + 1]; `folded` tells that a
    candidate bears marks that the key lacks. `of_number` gives the row of each class of number.
    """

    keys: Keys
    rows: Whole
    first: Whole
    candidate: Whole
    folded: Flags
    of_number: Whole


class Tree(NamedTuple):
    """Phrases: an edge leads from node × 2²⁰ + word to a node; each node is one phrase.

    The parts that a phrase is one of are `part[first[node]:first[node + 1]]`; `grows[node]`: longer
    phrases start with it.
    """

    keys: Keys
    child: Whole
    first: Whole
    part: Whole
    grows: Flags


class Ways(NamedTuple):
    """Row w: `rule`, what it does (`role`), how many `parts`, which, and the `gap` before each.

    The ways whose last part is p are `order[first[p]:first[p + 1]]`; `covers[p]`: p is an idiom.
    """

    first: Whole
    order: Whole
    covers: Flags
    rule: Whole
    role: Flags
    parts: Whole
    part: Whole
    gap: Whole


class Rules(NamedTuple):
    """Row r: log-odds for each kind, whether it is found without tone marks, whether it lowers."""

    weights: NDArray[np.float32]
    fold: Flags
    calms: Flags


class Compiled(NamedTuple):
    """A lexicon ready to scan with."""

    table: Letters
    lookup: Lookup
    tree: Tree
    ways: Ways
    rules: Rules


def points_of(text: str) -> Points:
    """Code points, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def room() -> Words:
    """Words before the first passage."""
    return Words(
        np.zeros(MOST_WORDS, np.int64),
        np.zeros(MOST_WORDS, np.int64),
        np.zeros(MOST_WORDS, np.int32),
        np.zeros(MOST_WORDS, np.int32),
        np.zeros(MOST_WORDS, np.int32),
        np.zeros(MOST_WORDS, np.uint8),
    )
