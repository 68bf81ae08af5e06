"""Reads a passage of code points as words, in compiled code.

A word is what stands between gaps, whatever tricks were played on it: invisible characters are
skipped, look-alikes folded, letters set apart (`x.i.n`, `x i n`) joined where a known word appears.
Every word keeps where it started and ended in the message as given, so a span is always exact.
"""

from numba import njit

from khien_detect.text.hash_kernels import find, kind_of
from khien_detect.text.key_kernels import can_be_letter, everyday, keys, known
from khien_detect.text.letters import DIGIT, FOREIGN, GAP, LETTER, MARK, NOTHING, SIGN, Letters
from khien_detect.text.number_kernels import LINK, MAIL, address_end, number
from khien_detect.text.tables import MOST_WORDS, Flags, Lookup, Points, Words

SOFT = 48  # words: from here on a passage ends with its sentence
LONGEST_BROKEN = 8  # pieces of a word written apart


@njit(cache=True, nogil=True)
def _word_end(points: Points, at: int, end: int, kinds: Flags) -> int:
    """Where the word that starts at `at` ends; digits and signs between letters belong to it."""
    solid = i = at
    while i < end:
        kind = kind_of(points, i, kinds)
        if kind == DIGIT:
            run = i + 1
            while run < end and run - i < 3 and kind_of(points, run, kinds) == DIGIT:
                run += 1
            inside = run < end and kind_of(points, run, kinds) == LETTER and run - i <= 2
            if not inside and not (run - i == 1 and points[i] == 48):
                break
            i = solid = run
            continue
        letter = kind in (LETTER, MARK, NOTHING, FOREIGN)
        if not letter and not can_be_letter(points, i, end, kinds):
            break
        i += 1
        if kind != NOTHING:
            solid = i
    return solid


@njit(cache=True, nogil=True)
def read_passage(
    points: Points, at: int, end: int, table: Letters, lookup: Lookup, words: Words
) -> tuple[int, int]:
    """Fills `words` from `at` on; returns (where the next passage starts, how many words).

    A word of plain letters is read here; only another one costs a call with all tables.
    """
    count = clause = 0
    kinds = table.kind
    while at < end and count < MOST_WORDS:
        kind = kind_of(points, at, kinds)
        if kind in (LETTER, DIGIT, FOREIGN):
            stop, written, once, size, marked = everyday(points, at, end, table.simple, kinds)
            if stop > at:
                row = find(written, lookup)
                if row < 0 and once != written:
                    row = find(once, lookup)
                words.start[count], words.end[count] = at, stop
                words.entry[count], words.letters[count] = row, size
                words.marked[count] = marked
                at = stop
            else:
                at = _read_odd(points, at, end, table, lookup, words, count)
            words.clause[count] = clause
            count += 1
            continue
        if kind <= SIGN and _ends_sentence(points, at, end, kinds):
            clause += 1
            if count >= SOFT:
                at += 1
                break
        at += 1
    return at, _mend(points, table, lookup, words, count)


@njit(cache=True, nogil=True)
def _read_odd(
    points: Points, at: int, end: int, table: Letters, lookup: Lookup, words: Words, n: int
) -> int:
    """Reads a number, an address or a word with tricks as row n; returns where it ends."""
    words.start[n] = at
    words.letters[n] = words.marked[n] = 0
    stop, mail = address_end(points, at, end, table)
    if stop > at:
        words.entry[n] = lookup.of_number[MAIL if mail else LINK]
    elif kind_of(points, at, table.kind) == DIGIT:
        stop, sort = number(points, at, end, table)
        row = find(keys(points, at, stop, table)[0], lookup) if stop - at <= 2 else -1
        words.entry[n] = row if row >= 0 else lookup.of_number[sort]
    else:
        stop = _word_end(points, at, end, table.kind)
        row, size, marked = known(points, at, stop, table, lookup)
        words.entry[n], words.letters[n], words.marked[n] = row, size, marked
    words.end[n] = stop
    return int(stop)


@njit(cache=True, nogil=True)
def _ends_sentence(points: Points, at: int, end: int, kinds: Flags) -> bool:
    point = points[at]
    if point == 10:
        return True
    if point not in (33, 46, 59, 63, 0x2026):
        return False
    return at + 1 >= end or kind_of(points, at + 1, kinds) == GAP


@njit(cache=True, nogil=True)
def _may_be_broken(points: Points, words: Words, n: int) -> bool:
    """Whether word n and the next are so short and so close that they may be pieces of one."""
    gap = words.end[n]
    if not (0 < words.letters[n] <= 2 and 0 < words.letters[n + 1] <= 2):
        return False
    if words.start[n + 1] != gap + 1:
        return False
    return bool(points[gap] != 32 or words.letters[n] + words.letters[n + 1] == 2)


@njit(cache=True, nogil=True)
def _mend(points: Points, table: Letters, lookup: Lookup, words: Words, count: int) -> int:
    """Joins words written apart where the joined word is known; returns the new count."""
    kept = n = 0
    while n < count:
        last = n
        if n + 1 < count and _may_be_broken(points, words, n):
            last, row = _joined(points, table, lookup, words, n, count)
            if row >= 0:
                words.entry[n], words.letters[n], words.end[n] = row, 3, words.end[last]
                for piece in range(n, last + 1):
                    words.marked[n] |= words.marked[piece]
        if kept != n:
            words.start[kept], words.end[kept] = words.start[n], words.end[n]
            words.entry[kept], words.clause[kept] = words.entry[n], words.clause[n]
            words.letters[kept], words.marked[kept] = words.letters[n], words.marked[n]
        kept += 1
        n = last + 1
    return kept


@njit(cache=True, nogil=True)
def _pieces(points: Points, kinds: Flags, words: Words, n: int, count: int) -> tuple[int, int]:
    """(last word that may be a piece of the word that n starts, last one parted by signs alone).

    Signs may part pieces of one or two letters, spaces only single letters.
    """
    last = signed = n
    while last + 1 < count and last - n + 1 < LONGEST_BROKEN:
        gap = words.end[last]
        more = words.letters[last + 1]
        if words.start[last + 1] != gap + 1 or not 0 < more <= 2 or points[gap] == 10:
            break
        if kind_of(points, gap, kinds) == GAP:
            if signed > n or more > 1 or words.letters[n] > 1:
                break
        elif signed == last:
            signed = last + 1
        elif more > 1:
            break
        last += 1
    return last, signed


@njit(cache=True, nogil=True)
def _joined(
    points: Points, table: Letters, lookup: Lookup, words: Words, n: int, count: int
) -> tuple[int, int]:
    """(last piece, row) of the longest known word from piece n on; (n, -1) where there is none.

    Parted by spaces it must have three letters: `e m` is two short words.
    """
    last, signed = _pieces(points, table.kind, words, n, count)
    while last > n:
        if last <= signed or last - n >= 2:
            row, _, _ = known(points, words.start[n], words.end[last], table, lookup)
            if row >= 0:
                return last, row
        last -= 1
    return n, -1
