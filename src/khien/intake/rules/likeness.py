"""Whether two stories are told in the same words, without opening either.

Of every three words that follow one another a keyed hash is made; the smallest few are kept. Equal
texts keep equal ones, and the more two texts share, the more of these they share.
"""

from khien.core.fold import tokens
from khien.core.seal import blind

KEPT = 16
FEWEST_SHARED = 4
_FEWEST_TOLD = 10
_TOGETHER = 3
_LONGEST = 600  # words of a text that are looked at
_SHARE = 0.4


def sketch(text: str) -> list[int]:
    """Empty where the text has too few words to be like another."""
    words = tokens(text)[:_LONGEST]
    triples = {" ".join(words[at : at + _TOGETHER]) for at in range(len(words) - _TOGETHER + 1)}
    made = sorted(blind("report-text", each) for each in triples)
    return made[:KEPT] if len(made) >= _FEWEST_TOLD else []


def shared_enough(mine: int) -> int:
    """How many of a text's hashes another must have to be proposed; `mine`: how many it has."""
    return max(FEWEST_SHARED, round(mine * _SHARE))
