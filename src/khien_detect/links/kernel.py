"""Many hosts against one table, compiled: the same answer as `Table.matches`, byte for byte.

Compiled by numba when first asked; kept on disk where the machine lets it.
"""

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from khien_detect.cli import Trouble
from khien_detect.links.names import LONGEST_HOST, LONGEST_LABEL
from khien_detect.links.table import Table

BLOCKED, ALLOWED, ODD = 1, 2, 4  # bits of an answer; ODD: a host that only `names` can read

_PRIME = np.uint64(0x100000001B3)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_32 = np.uint64(32)
_3, _7 = np.uint64(3), np.uint64(7)
_48, _59, _64 = np.uint64(48), np.uint64(59), np.uint64(64)
_MORE_BITS = 5
_BATCH = 256
_ONE = np.uint64(1)
_LOW = np.uint64(0xFFFF)
_DOT_WIDE = np.uint64(ord("."))
_DOT_BYTE, _BANG, _NINE = np.frombuffer(b".!9", np.uint8)
# What each byte becomes: a letter of a label in lower case, or a sign.
_BAD, _DOT, _LINE_FEED, _LAST_SIGN = 0, 1, 2, 2
_FOLDED = np.zeros(256, np.uint8)
for _letter in b"abcdefghijklmnopqrstuvwxyz0123456789-_":
    _FOLDED[_letter] = _FOLDED[ord(chr(_letter).upper())] = _letter
_FOLDED[ord(".")], _FOLDED[ord("\n")] = _DOT, _LINE_FEED


class Columns:
    """A table's columns as arrays, and what each of its combinations means (BLOCKED | ALLOWED)."""

    def __init__(self, table: Table, meanings: NDArray[np.uint8]) -> None:
        """Raises Trouble where a column points outside another: compiled code would not notice."""
        named = (table.index, table.starts, table.marks, table.lengths, table.sets, table.keys)
        arrays = (*(np.frombuffer(column, column.format) for column in named), meanings)
        if not _is_sound(arrays, table.bits):
            raise Trouble("the columns of a compiled list do not fit together: build it anew")
        self._filled = np.zeros(1 << table.bits + _MORE_BITS - 3, np.uint8)
        _fill(arrays[0], arrays[2], self._filled)
        self._table = arrays, np.uint64(table.seed), np.uint64(table.bits)

    def look_up(self, text: bytes, answers: NDArray[np.uint8]) -> bool:
        """`text`: hosts as UTF-8, a line feed before each; answers (n,) are or-ed into. False, and
        answers to be thrown away, where there are not n lines.
        """
        lines = np.frombuffer(text, np.uint8)
        return bool(_all(lines, self._table, self._filled, answers))


def _is_sound(arrays: tuple[NDArray[Any], ...], bits: int) -> bool:
    index, starts, marks, lengths, sets, keys, meanings = arrays
    return (
        len(index) == len(starts) == (1 << bits) + 1
        and len(marks) == len(sets) == len(lengths) == index[-1]
        and starts[-1] == len(keys)
        and bool(_fit(index, starts, lengths))
        and (not len(sets) or bool(sets.max() < len(meanings)))
    )


def _fit(index: NDArray[Any], starts: NDArray[Any], lengths: NDArray[Any]) -> bool:
    """Whether buckets and their keys follow each other without gaps, from 0 on."""
    row, at = np.int64(0), np.int64(0)
    for bucket in range(len(index) - 1):
        if index[bucket] != row or starts[bucket] != at or index[bucket + 1] > len(lengths):
            return False
        while row < index[bucket + 1]:
            at += lengths[row]
            row += 1
    return bool(row == index[-1] and at == starts[-1])


def _fill(index: NDArray[Any], marks: NDArray[Any], filled: NDArray[np.uint8]) -> None:
    """One bit for the beginnings, five bits longer than a bucket's number, of the hashes there are:
    small enough to stay near the processor, it answers for most hosts that are not listed.
    """
    for bucket in range(len(index) - 1):
        for row in range(index[bucket], index[bucket + 1]):
            bit = bucket << _MORE_BITS | marks[row] >> (16 - _MORE_BITS)
            filled[bit >> 3] |= np.uint8(1 << (bit & 7))


def _is_key(
    lines: NDArray[np.uint8], host: tuple[Any, Any], keys: NDArray[np.uint8], key: tuple[Any, Any]
) -> bool:
    """Whether the host in lines[begin:end] has the key in keys[at:until]."""
    (begin, end), (at, until) = host, key
    if until - at != end - begin:
        return False
    while end > begin:
        dot = end - 1
        while dot >= begin and lines[dot] != _DOT_BYTE:
            dot -= 1
        for place in range(dot + 1, end):
            if _FOLDED[lines[place]] != keys[at]:
                return False
            at += 1
        if dot >= begin and keys[at] != _BANG:
            return False
        at += 1
        end = dot
    return True


def _fetch(table: Any, batch: Any, count: int) -> int:
    """For each waiting host the first row with its mark, or -1, into the batch's first column, and
    where that row's key begins into its last.

    Each loop touches for many hosts what lies far away, so that the processor fetches it for
    several at once; the sum only keeps these fetches from being left out.
    """
    (index, starts, marks, lengths, sets, keys, _), _, bits = table
    waiting, hashes = batch
    touched = 0
    for one in range(count):
        bucket = hashes[one] >> (_64 - bits)
        waiting[one, 0], waiting[one, 4] = index[bucket], starts[bucket]
    for one in range(count):
        touched += marks[waiting[one, 0]] + lengths[waiting[one, 0]]
    for one in range(count):
        bucket, mark = hashes[one] >> (_64 - bits), (hashes[one] >> (_48 - bits)) & _LOW
        row, last = waiting[one, 0], np.int64(index[bucket + _ONE])
        while row < last and marks[row] != mark:
            waiting[one, 4] += lengths[row]
            row += 1
        waiting[one, 0] = row if row < last else -1
    for one in range(count):
        if waiting[one, 0] >= 0:
            touched += keys[waiting[one, 4]] + sets[waiting[one, 0]]
    return touched


def _settle(
    lines: NDArray[np.uint8], table: Any, batch: Any, count: int, answers: NDArray[np.uint8]
) -> None:
    """Answers for the waiting hosts, each (row, first byte, end, line, key), and their hashes."""
    (index, _, marks, lengths, sets, keys, meanings), _, bits = table
    waiting, hashes = batch
    _fetch(table, batch, count)
    for one in range(count):
        row, begin, end, line, at = waiting[one]
        bucket, mark = hashes[one] >> (_64 - bits), (hashes[one] >> (_48 - bits)) & _LOW
        while 0 <= row < index[bucket + _ONE]:
            key = (at, at + np.int64(lengths[row]))
            if marks[row] == mark and _is_key(lines, (begin, end), keys, key):
                answers[line] |= meanings[sets[row]]
            at = key[1]
            row += 1


def _all(
    lines: NDArray[np.uint8], table: Any, filled: NDArray[np.uint8], answers: NDArray[np.uint8]
) -> bool:
    """One pass from the last byte to the first: each dot, and the line feed before each host, ends
    a host that may be listed; only the top-level domain (no dot yet) is not looked up. False where
    there are not as many lines as answers.
    """
    batch = waiting, hashes = np.empty((_BATCH, 5), np.int64), np.empty(_BATCH, np.uint64)
    _, seed, bits = table
    count, line, odd, state = 0, len(answers) - 1, np.uint8(0), seed
    end = label_end = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        folded = _FOLDED[lines[place]]
        if folded > _LAST_SIGN:
            state = (state ^ np.uint64(folded)) * _PRIME
            continue
        if folded == _DOT and end == place + 1:  # a dot behind the host
            end = label_end = place
            continue
        if line < 0:
            return False
        known = 0 < label_end - place - 1 <= LONGEST_LABEL and end - place - 1 <= LONGEST_HOST
        if folded == _BAD or not known or (label_end == end and lines[place + 1] <= _NINE):
            odd = np.uint8(ODD)  # the last: perhaps an IP address
        elif label_end != end:
            mixed = (state ^ (state >> _32)) * _GOLDEN
            bit = mixed >> (_59 - bits)
            if filled[bit >> _3] >> (bit & _7) & _ONE:
                hashes[count] = mixed
                waiting[count, 1], waiting[count, 2], waiting[count, 3] = place + 1, end, line
                count += 1
        if count == _BATCH:
            _settle(lines, table, batch, count, answers)
            count = 0
        state = (state ^ _DOT_WIDE) * _PRIME
        label_end = place
        if folded == _LINE_FEED:
            answers[line] |= odd
            line, odd, state, end = line - 1, np.uint8(0), seed, place
    _settle(lines, table, batch, count, answers)
    return line == -1


def _compiled(function: Any) -> Any:
    try:
        return njit(cache=True, nogil=True)(function)
    except RuntimeError:  # no folder where compiled code could be kept
        return njit(nogil=True)(function)


_fit = _compiled(_fit)
_fill = _compiled(_fill)
_is_key = _compiled(_is_key)
_fetch = _compiled(_fetch)
_settle = _compiled(_settle)
_all = _compiled(_all)
