"""Finds phrases and rules in passages of words, in compiled code.

One walk per passage: at each word the tree of phrases is followed through every word it can stand
for; phrases found are linked into ways across their gaps; idioms void what touches them; each rule
that holds adds its log-odds once. Time is linear in the message, since a passage is bounded.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from khien_detect.text.hash_kernels import slot
from khien_detect.text.letters import Letters
from khien_detect.text.passage_kernels import read_passage
from khien_detect.text.score_kernels import MOST_HELD, grown, is_plain, score, write
from khien_detect.text.tables import (
    BLOCKS,
    HOLDS,
    MOST_WORDS,
    Flags,
    Long,
    Lookup,
    Points,
    Rules,
    Tree,
    Ways,
    Words,
    room,
)

MOST_FOUND = 1 << 15  # phrases in one passage
DEEPEST = 256
_room = njit(cache=True, nogil=True)(room)


@njit(cache=True, nogil=True)
def _phrases(count: int, words: Words, lookup: Lookup, tree: Tree, found: Long, stack: Long) -> int:
    """Rows of (part, start, end, folded words), by their start; returns how many."""
    n = 0
    for p in range(count):
        stack[0, 0], stack[0, 1], stack[0, 2] = 0, p, 0
        height = 1
        while height:
            height -= 1
            node, at, folded = stack[height, 0], stack[height, 1], stack[height, 2]
            row = words.entry[at]
            if row < 0:
                continue
            goes_on = at + 1 < count and words.clause[at + 1] == words.clause[at]
            for c in range(lookup.first[row], lookup.first[row + 1]):
                key = np.uint64(node) << np.uint64(20) | np.uint64(lookup.candidate[c])
                child = tree.child[slot(key, tree.keys, tree.child)]
                if child < 0:
                    continue
                lacking = folded + lookup.folded[c]
                for part in range(tree.first[child], tree.first[child + 1]):
                    if n < MOST_FOUND:
                        found[n, 0], found[n, 1] = tree.part[part], p
                        found[n, 2], found[n, 3] = at + 1, lacking
                        n += 1
                if goes_on and tree.grows[child] and height < DEEPEST:
                    stack[height, 0], stack[height, 1], stack[height, 2] = child, at + 1, lacking
                    height += 1
    return n


@njit(cache=True, nogil=True)
def _believed(found: Long, f: int, plain: int) -> bool:
    """A phrase read without its tone marks counts where the message is written without them.

    Four words in a row are no chance even where it is not.
    """
    folded = found[f, 3]
    length = found[f, 2] - found[f, 1]
    return bool(folded == 0 or plain or length >= 4)


@njit(cache=True, nogil=True)
def _linked(w: int, part: int, f: int, found: Long, ways: Ways, words: Words, exact: int) -> int:
    """Where way w starts if its part `part` is the phrase f and earlier parts fit; else -1."""
    if part == 0:
        return int(found[f, 1])
    earlier = f - 1
    reach = ways.gap[w, part]
    start = found[f, 1]
    while earlier >= 0 and start - found[earlier, 1] <= reach + 16:
        between = start - found[earlier, 2]
        if (
            found[earlier, 0] == ways.part[w, part - 1]
            and 0 <= between <= reach
            and words.clause[found[earlier, 1]] == words.clause[start]
            and not (exact and found[earlier, 3])
        ):
            begin = _linked(w, part - 1, earlier, found, ways, words, exact)
            if begin >= 0:
                return int(begin)
        earlier -= 1
    return -1


@njit(cache=True, nogil=True)
def _cover(found: Long, n: int, ways: Ways, plain: int, seen: Long, stamp: int) -> int:
    """Keeps, in place, the phrases that are believed and no idiom voids; returns how many.

    `seen[part]` becomes `stamp` for the parts kept.
    """
    covered = np.zeros(MOST_WORDS + 1, np.int64)  # the length of the idiom at each word
    m = 0
    for f in range(n):
        if not _believed(found, f, plain):
            continue
        part, start, end = found[f, 0], found[f, 1], found[f, 2]
        if ways.covers[part]:
            for at in range(start, end):
                covered[at] = max(covered[at], end - start)
            continue
        found[m, 0], found[m, 1], found[m, 2], found[m, 3] = part, start, end, found[f, 3]
        m += 1
    n, m = m, 0
    for f in range(n):
        part, start, end = found[f, 0], found[f, 1], found[f, 2]
        void = False
        for at in range(start, end):
            void = void or covered[at] >= end - start
        if not void:
            found[m, 0], found[m, 1], found[m, 2], found[m, 3] = part, start, end, found[f, 3]
            seen[part] = stamp
            m += 1
    return m


@njit(cache=True, nogil=True)
def _all_seen(w: int, ways: Ways, seen: Long, stamp: int) -> bool:
    for part in range(ways.parts[w] - 1):  # noqa: SIM110 - numba compiles no generator
        if seen[ways.part[w, part]] != stamp:
            return False
    return True


@njit(cache=True, nogil=True)
def _hold(
    found: Long,
    n: int,
    ways: Ways,
    rules: Rules,
    words: Words,
    held: Long,
    blocked: Flags,
    seen: Long,
    stamp: int,
) -> int:
    """Rows of (rule, first word, last word) for each way found; marks the rules blocked."""
    m = 0
    for f in range(n):
        for o in range(ways.first[found[f, 0]], ways.first[found[f, 0] + 1]):
            w = ways.order[o]
            if not _all_seen(w, ways, seen, stamp):
                continue
            rule, role = ways.rule[w], ways.role[w]
            exact = role == HOLDS and not rules.fold[rule]
            calms = role == BLOCKS or rules.calms[rule]
            if found[f, 3] and (exact or (calms and found[f, 2] - found[f, 1] == 1)):
                continue  # `cho` is no dog: one word without its marks is too little to calm
            start = _linked(w, ways.parts[w] - 1, f, found, ways, words, exact)
            if start < 0:
                continue
            if role == BLOCKS:
                blocked[rule] = 1
            elif m < MOST_HELD:
                held[m, 0], held[m, 1], held[m, 2] = rule, start, found[f, 2] - 1
                m += 1
    return m


@njit(cache=True, nogil=True)
def scan(
    points: Points,
    starts: Long,
    table: Letters,
    lookup: Lookup,
    tree: Tree,
    ways: Ways,
    rules: Rules,
    bias: float,
) -> tuple[Long, NDArray[np.float32], Long]:
    """Scans the messages points[starts[i]:starts[i + 1]].

    Returns (passages, scores, hits): passages (p, 3) of message, first and last hit; scores (p,
    kinds) log-odds; hits (h, 3) of rule, start, end, in characters of the message. Only passages
    in which some rule holds are listed.
    """
    kinds = rules.weights.shape[1]
    words = _room()
    found = np.empty((MOST_FOUND, 4), np.int64)
    held = np.empty((MOST_HELD, 3), np.int64)
    stack = np.empty((DEEPEST + 1, 3), np.int64)
    blocked = np.zeros(len(rules.fold), np.uint8)
    passages = np.empty((64, 3), np.int64)
    scores = np.empty((64, kinds), np.float32)
    hits = np.empty((256, 3), np.int64)
    seen = np.zeros(len(ways.covers), np.int64)
    stamp = p = h = 0
    for message in range(len(starts) - 1):
        at, end = starts[message], starts[message + 1]
        while at < end:
            at, count = read_passage(points, at, end, table, lookup, words)
            n = _phrases(count, words, lookup, tree, found, stack)
            if n == 0:
                continue
            stamp += 1
            n = _cover(found, n, ways, is_plain(words, count), seen, stamp)
            m = _hold(found, n, ways, rules, words, held, blocked, seen, stamp)
            if h + MOST_HELD > len(hits):
                hits = grown(hits)
            if p >= len(passages):
                passages, scores = grown(passages), grown(scores)
            first = h
            h = write(held, m, blocked, words, starts[message], hits, h)
            if h > first:
                passages[p, 0], passages[p, 1], passages[p, 2] = message, first, h
                score(hits, first, h, rules, bias, scores[p])
                p += 1
    return passages[:p], scores[:p], hits[:h]
