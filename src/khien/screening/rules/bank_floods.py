"""When an entry of a bank is suspected of matching everything, so that a person must look.

One hash of a white page, one host of a big platform, and every picture or link is a hit. Such an
entry stands out: it is met far more often than any real one, and the others are not. Where many
entries are met at once it is the material that is bad, and nothing is taken out of use.
"""

from collections.abc import Mapping
from typing import TypeVar

Name = TypeVar("Name")

FEW = 5  # more entries than that at once is a wave of material, not entries gone wrong


def flooding(hits: Mapping[Name, int], *, most: int, few: int = FEW) -> dict[Name, int]:
    """Of the hits of one hour by entry those to be quarantined: met more than `most` times, and no
    more than `few` of them.
    """
    over = {entry: count for entry, count in hits.items() if count > most}
    return over if len(over) <= few else {}
