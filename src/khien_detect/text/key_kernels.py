"""What identifies a word, in compiled code: keys, and the table they are looked up in.

A word has up to three keys, looked up in turn: as written, with repeated letters written once, and
with digits read as the letters they imitate. The tone is a property of the word and not of one
letter: `hoà` and `hòa` are the same word.
"""

import numpy as np
from numba import njit

from khien_detect.text.hash_kernels import SEED, find, kind_of, mix
from khien_detect.text.letters import (
    EVERYDAY,
    FOREIGN,
    LETTER,
    MARK,
    SIGN,
    SIZE,
    Letters,
)
from khien_detect.text.tables import Flags, Long, Lookup, Points

LONGEST = 32  # letters of a word that count; Vietnamese has up to seven
VOWELS = (97, 101, 105, 111, 117, 121)
BEFORE_Y = (104, 107, 108, 109, 115, 116)  # h k l m s t: lý is lí, mỹ is mĩ
CLOSE_LOOK = (36, 45, 46, 58, 64, 95)  # $ - . : @ _ may go on: a trick or an address
IMITATED = np.frombuffer(b"oizeasgtbg", np.uint8)  # 0-9 read as letters


@njit(cache=True, nogil=True)
def _spelled(
    points: Points, start: int, end: int, table: Letters, out: Long
) -> tuple[int, int, bool]:
    """Fills `out` with base | quality << 40 of each letter; (letters, tone, bears marks)."""
    count = 0
    tone = marked = np.int64(0)
    i = start
    while i < end and count < LONGEST - 3:
        point = points[i]
        kind = kind_of(points, i, table.kind)
        packed = quality = accent = np.int64(0)
        if point < SIZE:
            packed = np.int64(table.base[point])
            quality, accent = np.int64(table.quality[point]), np.int64(table.tone[point])
        if kind == FOREIGN:
            packed = np.int64(0)
            out[count] = np.int64(point) << 8
            count += 1
        elif kind == SIGN and point in (36, 64) and i > start:
            packed = np.int64(115 if point == 36 else 97)
        elif kind == MARK and quality and count:
            out[count - 1] = (out[count - 1] & 0xFF) | quality << 40
        marked |= quality
        while packed:
            out[count] = (packed & 0xFF) | quality << 40
            packed >>= 8
            count += 1
        if accent and tone == 0 and count and (out[count - 1] & 0xFF) in VOWELS:
            tone = accent
        i += 1
    return count, int(tone), bool(marked or tone)


@njit(cache=True, nogil=True)
def keys(
    points: Points, start: int, end: int, table: Letters
) -> tuple[np.uint64, np.uint64, np.uint64, int, bool]:
    """The keys of the letters in [start, end), whatever stands between them.

    Returns (as written, repeats once, digits as letters, letters, bears marks).
    """
    spelled = np.empty(LONGEST, np.int64)
    count, tone, marked = _spelled(points, start, end, table, spelled)
    if count == 2 and spelled[1] == 121 and spelled[0] in BEFORE_Y:
        spelled[1] = 105
    written = once = read = np.uint64(SEED)
    last = last_read = np.int64(0)
    for i in range(count):
        letter = spelled[i]
        as_read = np.int64(IMITATED[letter - 48]) if 48 <= letter <= 57 else letter
        written = mix(written, letter)
        once = mix(once, letter) if letter != last else once
        read = mix(read, as_read) if as_read != last_read else read
        last, last_read = letter, as_read
    return mix(written, tone), mix(once, tone), mix(read, tone), count, marked


@njit(cache=True, nogil=True)
def known(
    points: Points, start: int, end: int, table: Letters, lookup: Lookup
) -> tuple[int, int, bool]:
    """(row or -1, letters, bears marks) of the word in [start, end)."""
    written, once, read, size, marked = keys(points, start, end, table)
    row = find(written, lookup)
    if row < 0 and once != written:
        row = find(once, lookup)
    if row < 0 and read != once:
        row = find(read, lookup)
    return row, size, marked


@njit(cache=True, nogil=True)
def everyday(
    points: Points,
    at: int,
    end: int,
    plain: "np.ndarray[tuple[int], np.dtype[np.uint16]]",
    kinds: Flags,
) -> tuple[int, np.uint64, np.uint64, int, bool]:
    """(end, as written, repeats once, letters, marked) of a word of plain letters.

    The same keys as `keys` gives, faster; end == at where the word holds or touches anything that
    needs a closer look, or is longer than any word. `plain` is the table's column `simple`.
    """
    written = np.uint64(SEED)
    once = np.uint64(SEED)
    last = initial = tone = marked = np.int64(0)
    i = at
    while i < end and i - at <= LONGEST:
        simple = np.int64(plain[points[i]]) if points[i] < EVERYDAY else np.int64(0)
        if simple == 0:
            break
        base = simple & 127
        letter = base | (simple >> 7 & 7) << 40
        if simple >> 10 and tone == 0 and base in VOWELS:
            tone = simple >> 10
        marked |= simple >> 7
        written = mix(written, letter)
        if letter != last:
            once = mix(once, letter)
            last = letter
        if i == at:
            initial = letter
        i += 1
    if i - at > LONGEST - 3 or (i < end and _goes_on(points, i, kinds)):
        return at, written, once, 0, False
    if i - at == 2 and last == 121 and initial in BEFORE_Y:
        written = mix(mix(np.uint64(SEED), initial), 105)
        once = written
    return i, mix(written, int(tone)), mix(once, int(tone)), i - at, bool(marked)


@njit(cache=True, nogil=True)
def _goes_on(points: Points, i: int, kinds: Flags) -> bool:
    kind = kind_of(points, i, kinds)
    return kind > SIGN or (kind == SIGN and points[i] in CLOSE_LOOK)


@njit(cache=True, nogil=True)
def can_be_letter(points: Points, i: int, end: int, kinds: Flags) -> bool:
    """Whether the sign at i imitates a letter: @ or $ before a letter."""
    imitates = points[i] in (36, 64)
    return imitates and i + 1 < end and kind_of(points, i + 1, kinds) == LETTER
