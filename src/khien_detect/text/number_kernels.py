"""Numbers and addresses among words: telephone, identity and account numbers, amounts, links, mail.

Compiled, and linear: each looks ahead only as far as what it finds reaches.
"""

import numpy as np
from numba import njit

from khien_detect.text.endings import ENDINGS, WORDLIKE
from khien_detect.text.letters import DIGIT, GAP, LETTER, SIZE, Letters
from khien_detect.text.tables import Long, Points

# Classes of number; AGE is a school child's, CODE what one-time codes look like.
SMALL, AGE, NUMBER, CODE, YEAR, PHONE, IDENTITY, ACCOUNT, AMOUNT, LINK, MAIL = range(11)

LONGEST_LABEL = 63  # of a host name
LONGEST_HOST = 253
LONGEST_JOINED = 12  # digits in groups


@njit(cache=True, nogil=True)
def _is_digit(points: Points, i: int, end: int, table: Letters) -> bool:
    return i < end and points[i] < SIZE and table.kind[points[i]] == DIGIT


@njit(cache=True, nogil=True)
def number(points: Points, at: int, end: int, table: Letters) -> tuple[int, int]:
    """(where the number at `at` ends, its class); groups of digits are joined where that tells."""
    total = groups = stop = value = 0
    lead = np.zeros(3, np.int64)
    thousands = True
    i = at
    while groups < 6:
        run = i
        while _is_digit(points, run, end, table) and (groups == 0 or total <= LONGEST_JOINED):
            if total < 3:
                lead[total] = table.base[points[run]] - 48
            if groups == 0:
                value = min(10**9, value * 10 + table.base[points[run]] - 48)
            total += 1
            run += 1
        if groups == 0:
            stop, length = run, total
        elif run - i < 2:
            break
        thousands = thousands and (groups == 0 or (run - i == 3 and points[i - 1] in (44, 46)))
        sort = _whole(total, lead)
        if sort:
            return run, sort
        groups += 1
        i = run + 1
        joins = run < end and points[run] in (32, 44, 45, 46)
        if not joins or not _is_digit(points, i, end, table):
            if groups > 1 and thousands and length <= 3:
                return run, AMOUNT
            break
    return stop, _alone(length, value)


@njit(cache=True, nogil=True)
def _whole(total: int, lead: Long) -> int:
    """The class of a number known by its length and first digits, or 0."""
    mobile = (3, 5, 7, 8, 9)
    if total == 10 and lead[0] == 0 and lead[1] in mobile:
        return PHONE
    if total == 11 and ((lead[0] == 8 and lead[1] == 4) or (lead[0] == 0 and lead[1] == 2)):
        return PHONE
    if total == 12 and lead[0] == 0:
        return IDENTITY
    return 0


@njit(cache=True, nogil=True)
def _alone(length: int, value: int) -> int:
    if length <= 3:
        return SMALL if value <= 5 else AGE if value <= 17 else NUMBER
    if length == 4 and 1900 <= value < 2100:
        return YEAR
    return CODE if length <= 8 else ACCOUNT


@njit(cache=True, nogil=True)
def _in_name(points: Points, i: int, end: int) -> bool:
    if i >= end:
        return False
    c = points[i]
    return 97 <= c <= 122 or 65 <= c <= 90 or 48 <= c <= 57 or c in (45, 95)


@njit(cache=True, nogil=True)
def _host(points: Points, at: int, end: int) -> tuple[int, int, int]:
    """(end of the host name at `at`, its last label packed, how many labels)."""
    i = at
    labels = 0
    while True:
        packed = 0
        begin = i
        while _in_name(points, i, end) and i - at <= LONGEST_HOST:
            packed = (packed << 8 | int(points[i] | 32)) & 0xFFFFFFFFFFFFFF
            i += 1
        if i == begin:
            return at, packed, 0
        labels += 1
        if i < end and points[i] == 46 and _in_name(points, i + 1, end):
            i += 1
            continue
        return i, packed, labels


@njit(cache=True, nogil=True)
def _isin(value: int, sorts: Long) -> bool:
    for each in sorts:  # noqa: SIM110 - numba compiles no generator
        if each == value:
            return True
    return False


@njit(cache=True, nogil=True)
def address_end(points: Points, at: int, end: int, table: Letters) -> tuple[int, bool]:
    """(end of the link or mail address at `at`, whether it is mail); end == at: there is none."""
    i = at
    while _in_name(points, i, end) and i - at <= LONGEST_LABEL:
        i += 1
    if i + 1 >= end or i == at:
        return at, False
    schemed = i + 2 < end and points[i] == 58 and points[i + 1] == 47 and points[i + 2] == 47
    if not schemed and points[i] != 46 and points[i] != 64:
        return at, False
    start = i + 3 if schemed else at
    stop, last, labels = _host(points, start, end)
    mail = stop < end and points[stop] == 64 and not schemed
    if mail:
        stop, last, labels = _host(points, stop + 1, end)
        return (stop if labels > 1 else at), labels > 1
    if labels < 2 or (stop < end and table.kind[min(points[stop], SIZE - 1)] == LETTER):
        return at, False
    path = stop < end and points[stop] in (35, 47, 58, 63)
    if not (schemed or _isin(last, ENDINGS) or (path and _isin(last, WORDLIKE))):
        return at, False
    return (_path_end(points, stop, end, table) if path else stop), False


@njit(cache=True, nogil=True)
def _path_end(points: Points, at: int, end: int, table: Letters) -> int:
    i = at
    while i < end and not (points[i] < SIZE and table.kind[points[i]] == GAP):
        i += 1
    while i > at and points[i - 1] in (33, 34, 39, 41, 44, 46, 58, 59, 63):
        i -= 1
    return i
