"""Texts as sequences of words, each word as a few buckets: itself, itself bare, its pieces.

A word never seen is near to those it shares pieces with: misspellings, teencode, missing marks.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from khien_detect.text.model.grams import BARE_WORD, WORD, Slots, Small, add, stir
from khien_detect.text.model.letters import SIZE, letters
from khien_detect.text.model.reading import BLANK, WINDOW, Codes, pack, read_window

BUCKET_BITS = 16
PIECE = 4  # a seed beside those of grams
SHORTEST, LONGEST = 2, 4  # characters of a piece, the word's edges counted
LETTERS = 24  # of a longer word the first ones are looked at
MOST_BUCKETS = 2 + (LONGEST - SHORTEST + 1) * (LETTERS + 2)
EDGE = 1  # no text has it: begins and ends a word

Starts = npt.NDArray[np.int64]


class Spoken(NamedTuple):
    """Text i says words[starts[i]:starts[i + 1]]; word j has buckets[bounds[j]:bounds[j + 1]].

    Words are numbered in the order they were first met.
    """

    starts: Starts
    words: npt.NDArray[np.int64]
    bounds: Starts
    buckets: Slots


@njit(cache=True, nogil=True)
def buckets_of(text: Codes, start: int, end: int, bare: Small, out: Slots) -> int:
    """Write the buckets of the word text[start:end] to `out` (MOST_BUCKETS,); return how many."""
    shift = np.uint64(64 - BUCKET_BITS)
    end = min(end, start + LETTERS)
    word, plain = np.uint64(WORD), np.uint64(BARE_WORD)
    for at in range(start, end):
        word = add(word, text[at])
        plain = add(plain, bare[text[at]] if text[at] < SIZE else text[at])
    out[0], out[1] = stir(word) >> shift, stir(plain) >> shift
    count = 2
    if end - start == 1:
        return count
    for first in range(start - 1, end):
        piece = np.uint64(PIECE)
        for after in range(first, min(first + LONGEST, end + 1)):
            inside = start <= after < end
            piece = add(piece, text[after] if inside else np.uint32(EDGE))
            if after - first + 1 >= SHORTEST:
                out[count] = stir(piece) >> shift
                count += 1
    return count


def spoken(texts: Sequence[str]) -> tuple[Spoken, list[str]]:
    """The texts' first windows, and the words by number."""
    packed, read = pack(texts), np.empty(WINDOW, np.uint32)
    number: dict[str, int] = {}
    said: list[int] = []
    starts = [0]
    for start, end in zip(packed.bounds[:-1], packed.bounds[1:], strict=True):
        length, _ = read_window(packed.codes, start, end, letters(), read)
        words = read[:length].tobytes().decode("utf-32-le", "surrogatepass").split(chr(BLANK))
        said += [number.setdefault(word, len(number)) for word in words if word]
        starts.append(len(said))
    bounds, buckets = buckets_of_all(list(number))
    return Spoken(np.array(starts), np.array(said, np.int64), bounds, buckets), list(number)


def buckets_of_all(words: Sequence[str]) -> tuple[Starts, Slots]:
    """(bounds, buckets) of words as they are read."""
    found, bounds, out = [], [0], np.empty(MOST_BUCKETS, np.uint32)
    for word in words:
        codes = np.frombuffer(word.encode("utf-32-le", "surrogatepass"), np.uint32)
        count = buckets_of(codes, 0, len(codes), letters().bare, out)
        found.append(out[:count].copy())
        bounds.append(bounds[-1] + count)
    return np.array(bounds), np.concatenate([*found, np.empty(0, np.uint32)])
