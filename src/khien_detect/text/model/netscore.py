"""What trained nets answer to a text, with the work for known words done once.

A filter's answer is a sum over the words under it, so each word's share under each of the six
places is fixed: it is worked out when the model is opened, and a text only adds and compares.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from khien_detect.text.model.grams import WORD, Slots, Small, add, stir
from khien_detect.text.model.letters import Letters, letters
from khien_detect.text.model.net import FILTERS, OFFSETS, SIDE, WIDTHS
from khien_detect.text.model.nets import Nets
from khien_detect.text.model.reading import BLANK, WINDOW, Codes, Packed, read_window
from khien_detect.text.model.words import MOST_BUCKETS, buckets_of

Floats = npt.NDArray[np.float32]


class Known(NamedTuple):
    """Words by hash, open addressing: keys (size,), 0 where free; row (size,) of shares.

    shares (1 + words, OFFSETS, all): what a word adds to each filter's answer under each place;
    row 0 is the empty word before and after a text.
    """

    keys: npt.NDArray[np.uint64]
    row: npt.NDArray[np.int32]
    shares: Floats


def know(words: Sequence[str], nets: Nets) -> Known:
    size = 1 << (2 * len(words) + 1).bit_length()
    shares = np.zeros((1 + len(words), OFFSETS, nets.thresholds.shape[1]), np.float32)
    known = Known(np.zeros(size, np.uint64), np.zeros(size, np.int32), shares)
    buckets = np.empty(MOST_BUCKETS, np.uint32)
    _share(nets, buckets, 0, shares[0])
    for row, word in enumerate(words, start=1):
        codes = np.frombuffer(word.encode("utf-32-le", "surrogatepass"), np.uint32)
        count = buckets_of(codes, 0, len(codes), letters().bare, buckets)
        _share(nets, buckets, count, shares[row])
        _enter(known, codes, row)
    return known


@njit(cache=True, nogil=True)
def _enter(known: Known, word: Codes, row: int) -> None:
    key = _key(word, 0, word.size)
    place = _place(key, known.keys)
    known.keys[place], known.row[place] = key, row


@njit(cache=True, nogil=True)
def _key(text: Codes, start: int, end: int) -> np.uint64:
    word = np.uint64(WORD)
    for at in range(start, end):
        word = add(word, text[at])
    key: np.uint64 = stir(word) | np.uint64(1)
    return key


@njit(cache=True, nogil=True)
def _place(key: np.uint64, keys: npt.NDArray[np.uint64]) -> np.uint64:
    """Where the key is, or the free place where it would be."""
    mask = np.uint64(keys.size - 1)
    place = (key >> np.uint64(20)) & mask
    while keys[place] != 0 and keys[place] != key:
        place = (place + np.uint64(1)) & mask
    return place


@njit(cache=True, nogil=True, fastmath=True)
def _share(nets: Nets, buckets: Slots, count: int, out: Floats) -> None:
    """Fill `out` (OFFSETS, all) with what the word of these buckets adds to every answer.

    The thresholds are added where the word is the last under a filter; no buckets: an empty word.
    """
    word, adds = np.empty(SIDE, np.float32), np.empty(OFFSETS * FILTERS, np.float32)
    for net in range(nets.scales.size):
        word[:] = 0
        for bucket in buckets[:count]:
            for side in range(SIDE):
                word[side] += nets.vectors[net, bucket, side]
        word *= nets.scales[net] / np.float32(np.sqrt(max(count, 1)))
        adds[:] = 0
        for side in range(SIDE):
            by, filters = word[side], nets.filters[net, side]
            for place in range(adds.size):
                adds[place] += by * filters[place]
        out[:, net * FILTERS : (net + 1) * FILTERS] = adds.reshape(OFFSETS, FILTERS)
    for width in range(1, WIDTHS + 1):
        out[width * (width + 1) // 2 - 1] += nets.thresholds[width - 1]


@njit(cache=True, nogil=True, fastmath=True)
def listen(  # noqa: PLR0917 - compiled code takes arguments by position
    nets: Nets, known: Known, text: Codes, length: int, bare: Small, out: Floats
) -> None:
    """Add the nets' answer to text[:length] to `out` (classes,)."""
    heard = np.zeros((WIDTHS, nets.thresholds.shape[1]), np.float32)
    met = np.empty((WIDTHS, OFFSETS, heard.shape[1]), np.float32)  # words not known beforehand
    buckets = np.empty(MOST_BUCKETS, np.uint32)
    empty = known.shares[0]
    before, last = empty, empty
    begun, words = 1, 0
    for at in range(1, length):
        if text[at] != BLANK:
            continue
        key = _key(text, begun, at)
        place = _place(key, known.keys)
        first, before = before, last
        if known.keys[place] == key:
            last = known.shares[known.row[place]]
        else:
            last = met[words % WIDTHS]
            _share(nets, buckets, buckets_of(text, begun, at, bare, buckets), last)
        _hear(first, before, last, heard)
        begun, words = at + 1, words + 1
    _hear(before, last, empty, heard)
    _hear(last, empty, empty, heard)
    for label in range(out.size):
        answers, total = nets.answers[label], nets.bias[label]
        for width in range(WIDTHS):
            for one in range(heard.shape[1]):
                total += answers[width, one] * heard[width, one]
        out[label] += total


@njit(cache=True, nogil=True, fastmath=True)
def _hear(first: Floats, before: Floats, last: Floats, heard: Floats) -> None:
    """Raise each filter's strongest answer to the one that ends at the last word.

    Three loops, not one: so few arrays in each that the compiler can tell them apart.
    """
    alone, pair, three = heard[0], heard[1], heard[2]
    for one in range(alone.size):
        alone[one] = max(alone[one], last[0, one])
    for one in range(pair.size):
        pair[one] = max(pair[one], before[1, one] + last[2, one])
    for one in range(three.size):
        three[one] = max(three[one], first[3, one] + before[4, one] + last[5, one])


@njit(cache=True, nogil=True)
def answers(packed: Packed, letters: Letters, nets: Nets, known: Known, out: Floats) -> None:
    """Add the nets' answer to each text's first window to `out` (texts, classes)."""
    text = np.empty(WINDOW, np.uint32)
    for row in range(packed.bounds.size - 1):
        start, end = packed.bounds[row], packed.bounds[row + 1]
        length, _ = read_window(packed.codes, start, end, letters, text)
        listen(nets, known, text, length, letters.bare, out[row])
