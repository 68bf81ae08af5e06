"""Trains a net by Adagrad, one text at a time, leaving out some filters and words each time."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from khien_detect.text.model.net import FILTERS, PADDING, SIDE, WIDTHS, Floats, Net, drawn
from khien_detect.text.model.words import Spoken

MOST_WORDS = 60  # of a text are learned from; all are scored
PACE, SLOWEST = 0.05, 0.1  # the step at first, and which share of it is left at the end
START_SQUARE = 1e-3  # Adagrad's sum of squared slopes at first
FILTERS_DROPPED, WORDS_DROPPED = 0.5, 0.2
TEXTS_SEEN = 80_000  # in all rounds together: more learns small sets by heart
FEWEST_ROUNDS, MOST_ROUNDS = 4, 12

Numbers = npt.NDArray[np.int64]


class Lesson(NamedTuple):
    """Texts, their labels (texts,) and how much each class weighs (classes,)."""

    spoken: Spoken
    labels: Numbers
    weight: Floats


class Bench(NamedTuple):
    """Room to work in: a text's words and their slopes, which are left out, each filter's answer,
    the place where it rose and what it is multiplied by, 0 where it is left out.
    """

    words: Floats
    slopes: Floats
    dropped: npt.NDArray[np.bool_]
    heard: Floats
    place: Numbers
    kept: Floats


def train_net(spoken: Spoken, rows: Numbers, labels: Numbers, *, classes: int, seed: int) -> Net:
    """`labels` (all texts,); only `rows` are learned from. Same seed and kind of CPU, same net."""
    share = np.maximum(np.bincount(labels[rows], minlength=classes) / len(rows), 1e-9)
    weight = (1 / classes / share) ** 0.5  # rare classes half made up for
    weight /= (weight * share).sum()
    net = drawn(classes, np.random.default_rng(seed))
    one_a_bucket = np.full((len(net.vectors), 1), START_SQUARE, np.float32)
    squares = Net(one_a_bucket, *(np.full_like(part, START_SQUARE) for part in net[1:]))
    lesson = Lesson(spoken, labels, weight.astype(np.float32))
    _train(lesson, rows.copy(), net, squares, seed)
    net.vectors[squares.vectors[:, 0] == np.float32(START_SQUARE)] = 0  # never met: no noise
    return net


@njit(cache=True, nogil=True)
def _bench() -> Bench:
    longest, heard = MOST_WORDS + 2 * PADDING, WIDTHS * FILTERS
    return Bench(
        np.zeros((longest, SIDE), np.float32),
        np.zeros((longest, SIDE), np.float32),
        np.zeros(longest, np.bool_),
        np.zeros(heard, np.float32),
        np.zeros(heard, np.int64),
        np.zeros(heard, np.float32),
    )


@njit(cache=True, nogil=True)
def _train(lesson: Lesson, rows: Numbers, net: Net, squares: Net, seed: int) -> None:
    np.random.seed(seed)  # noqa: NPY002 - numba's own generator, the one its compiled code has
    bench = _bench()
    rounds = min(max(TEXTS_SEEN // rows.size, FEWEST_ROUNDS), MOST_ROUNDS)
    steps, done = rounds * rows.size, 0
    for _ in range(rounds):
        for last in range(rows.size - 1, 0, -1):
            other = np.random.randint(0, last + 1)  # noqa: NPY002 - numba's own generator
            rows[last], rows[other] = rows[other], rows[last]
        for row in rows:
            pace = np.float32(PACE * (1 - (1 - SLOWEST) * done / steps))
            said = _said(lesson.spoken, row)
            _read(lesson.spoken, said, net.vectors, bench)
            _listen(net, said.size + 2 * PADDING, bench)
            wrong = _wrong(net, lesson.labels[row], lesson.weight, bench)
            _correct(net, squares, wrong, bench, pace)
            _correct_words(net.vectors, squares.vectors, lesson.spoken, said, bench, pace)
            done += 1


@njit(cache=True, nogil=True)
def _said(spoken: Spoken, row: int) -> Numbers:
    return spoken.words[spoken.starts[row] : spoken.starts[row + 1]][:MOST_WORDS]


@njit(cache=True, nogil=True)
def _read(spoken: Spoken, said: Numbers, vectors: Floats, bench: Bench) -> None:
    """Put the words between empty ones; some are left out."""
    bench.words[: said.size + 2 * PADDING] = 0
    bench.slopes[: said.size + 2 * PADDING] = 0
    for at in range(said.size):
        bench.dropped[at] = np.random.random() < WORDS_DROPPED  # noqa: NPY002 - numba's own
        if not bench.dropped[at]:
            first, last = spoken.bounds[said[at]], spoken.bounds[said[at] + 1]
            out = bench.words[at + PADDING]
            for bucket in spoken.buckets[first:last]:
                for side in range(SIDE):
                    out[side] += vectors[bucket, side]
            out *= np.float32(1 / np.sqrt(last - first))


@njit(cache=True, nogil=True, fastmath=True)
def _listen(net: Net, words: int, bench: Bench) -> None:
    """Each filter's strongest answer, 0 if none is above 0, with some filters left out."""
    answers = np.empty(FILTERS, np.float32)
    for width in range(1, WIDTHS + 1):
        offset = width * (width - 1) // 2
        heard = bench.heard[(width - 1) * FILTERS : width * FILTERS]
        place = bench.place[(width - 1) * FILTERS : width * FILTERS]
        heard[:], place[:] = 0, -1
        for at in range(words - width + 1):
            answers[:] = net.thresholds[width - 1]
            for step in range(width):
                word = bench.words[at + step]
                for one in range(FILTERS):
                    total = np.float32(0)
                    for side in range(SIDE):
                        total += net.filters[offset + step, one, side] * word[side]
                    answers[one] += total
            for one in range(FILTERS):
                if answers[one] > heard[one]:
                    heard[one], place[one] = answers[one], at
    for one in range(bench.heard.size):
        kept = np.random.random() >= FILTERS_DROPPED  # noqa: NPY002 - numba's own
        bench.kept[one] = np.float32(1 / (1 - FILTERS_DROPPED)) if kept else np.float32(0)
        bench.heard[one] *= bench.kept[one]


@njit(cache=True, nogil=True, fastmath=True)
def _wrong(net: Net, label: int, weight: Floats, bench: Bench) -> Floats:
    """Slope of the loss for each class's score."""
    scores = net.bias.copy()
    for one in range(scores.size):
        for heard in range(bench.heard.size):
            scores[one] += net.answers[one, heard] * bench.heard[heard]
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    chances[label] -= np.float32(1)
    return np.asarray(chances * weight[label])


@njit(cache=True, nogil=True, inline="always")
def _step(values: Floats, squares: Floats, at: int, slope: np.float32, pace: np.float32) -> None:
    squares[at] += slope * slope
    values[at] -= pace * slope / np.sqrt(squares[at])


@njit(cache=True, nogil=True, fastmath=True)
def _correct(net: Net, squares: Net, wrong: Floats, bench: Bench, pace: np.float32) -> None:
    """One step of everything above the words; what the words should change is added up."""
    for heard in range(bench.heard.size):
        slope = np.float32(0)
        for label in range(wrong.size):
            slope += wrong[label] * net.answers[label, heard]
        slope *= bench.kept[heard]
        if bench.place[heard] >= 0 and slope != 0:
            _correct_filter(net, squares, heard, slope, bench, pace)
        if bench.heard[heard] != 0:
            for label in range(wrong.size):
                part = wrong[label] * bench.heard[heard]
                _step(net.answers[label], squares.answers[label], heard, part, pace)
    for label in range(wrong.size):
        _step(net.bias, squares.bias, label, wrong[label], pace)


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def _correct_filter(  # noqa: PLR0917 - compiled code takes arguments by position
    net: Net, squares: Net, heard: int, slope: np.float32, bench: Bench, pace: np.float32
) -> None:
    width, one = heard // FILTERS + 1, heard % FILTERS
    _step(net.thresholds[width - 1], squares.thresholds[width - 1], one, slope, pace)
    offset = width * (width - 1) // 2
    for step in range(width):
        filters = net.filters[offset + step, one]
        summed = squares.filters[offset + step, one]
        at = bench.place[heard] + step
        word, slopes = bench.words[at], bench.slopes[at]
        for side in range(SIDE):
            slopes[side] += slope * filters[side]
            _step(filters, summed, side, slope * word[side], pace)


@njit(cache=True, nogil=True, fastmath=True)
def _correct_words(  # noqa: PLR0917 - compiled code takes arguments by position
    vectors: Floats, squares: Floats, spoken: Spoken, said: Numbers, bench: Bench, pace: np.float32
) -> None:
    """One step of the words' buckets, with one sum of squares a bucket."""
    for at in range(said.size):
        slopes = bench.slopes[at + PADDING]
        square = (slopes * slopes).sum()
        if bench.dropped[at] or square == 0:
            continue
        first, last = spoken.bounds[said[at]], spoken.bounds[said[at] + 1]
        scale = np.float32(1 / np.sqrt(last - first))
        for bucket in spoken.buckets[first:last]:
            squares[bucket, 0] += square * scale * scale / np.float32(SIDE)
            step = pace * scale / np.sqrt(squares[bucket, 0])
            for side in range(SIDE):
                vectors[bucket, side] -= step * slopes[side]
