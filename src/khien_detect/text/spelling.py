"""Words of the lexicon as the reader of messages sees them."""

from functools import cache

import numpy as np

from khien_detect.text.key_kernels import keys
from khien_detect.text.letters import letters
from khien_detect.text.number_kernels import MAIL
from khien_detect.text.passage_kernels import read_passage
from khien_detect.text.patterns import BadPattern
from khien_detect.text.tables import Lookup, points_of, room


def plain(written: str) -> str:
    """The Latin letters of a word without marks."""
    table = letters()
    packed = [int(table.base[point]) for point in points_of(written) if point < len(table.base)]
    return b"".join(p.to_bytes(4, "little").rstrip(b"\0") for p in packed).decode("ascii")


@cache
def pieces(written: str) -> list[str]:
    """A word of a pattern as the reader of messages sees it: `x2` is two words."""
    points = points_of(written)
    words = room()
    none = np.zeros(0, np.int32)
    lookup = Lookup(
        keys=np.zeros(2, np.uint64),
        rows=np.full(2, -1, np.int32),
        first=none,
        candidate=none,
        folded=np.zeros(0, np.uint8),
        of_number=np.zeros(MAIL + 1, np.int32),
    )
    _, count = read_passage(points, 0, len(points), letters(), lookup, words)
    if not count:
        raise BadPattern(f"“{written}”: không có chữ · no letter in it")
    return [written[words.start[i] : words.end[i]] for i in range(count)]


def is_word(written: str) -> bool:
    """Whether a member of a group is one plain word, not a phrase or a pattern."""
    return not any(sign in written for sign in " <(|") and len(pieces(written)) == 1


@cache
def key_of(written: str) -> int:
    points = points_of(written)
    return int(keys(points, 0, len(points), letters())[0])
