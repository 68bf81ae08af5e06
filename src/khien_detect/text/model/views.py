"""Linear views of the same rows, each with its own loss, summed into one weight per feature.

A view gives every class a score. Views differ in their loss, in how far they make up for rare
classes, and in whether a class is told from all others at once or bad from good first. Features
carry no norm, so views can be added up into one table: several cost at scan time what one costs.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from khien_detect.text.model.descent import Problem, descend
from khien_detect.text.model.labelled import Labels
from khien_detect.text.model.rows import FEWEST_TEXTS, Rows

SMOOTHING = 1.0  # of the log-count ratios
THREADS = 2
PAIR = 2

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class View:
    """`cost` of an error against the size of weights; `balance` 1: each class weighs the same."""

    name: str
    logistic: bool
    cost: float
    balance: float
    in_steps: bool = False  # good or bad first, then which bad


VIEWS = (
    View("logistic", logistic=True, cost=0.012, balance=0.5),
    View("squared hinge", logistic=False, cost=0.0015, balance=1.0),
    View("logistic in steps", logistic=True, cost=0.01, balance=0.5, in_steps=True),
)


@dataclass(frozen=True)
class Linear:
    """Scores (rows, classes) = sum of a row's weights (features, classes) + bias (classes,)."""

    weights: Floats
    bias: Floats

    def __add__(self, other: "Linear") -> "Linear":
        return Linear(self.weights + other.weights, self.bias + other.bias)

    def scaled(self, factor: Floats | float, shift: Floats | float = 0.0) -> "Linear":
        """Scores times the factor plus the shift."""
        return Linear(self.weights * factor, self.bias * factor + shift)

    def scores(self, rows: Rows) -> Floats:
        return rows.sums(self.weights) + self.bias


@dataclass(frozen=True)
class Question:
    """One side against the other; `column` of the view's answer it adds to, with which weight."""

    rows: npt.NDArray[np.int64]
    sides: npt.NDArray[np.bool_]
    columns: Floats  # (classes,)


def fit(view: View, rows: Rows, labels: Labels, *, classes: int, seed: int) -> Linear:
    """The same rows, labels and seed give the same view, however many threads run."""
    questions = list(_questions(view, labels, classes))
    with ThreadPoolExecutor(THREADS) as pool:
        answers = pool.map(lambda q: _answer(q, view, rows, seed), questions)
        total = Linear(np.zeros((rows.width, classes)), np.zeros(classes))
        for question, (weights, bias) in zip(questions, answers, strict=True):
            total += Linear(np.outer(weights, question.columns), bias * question.columns)
    return total


def _questions(view: View, labels: Labels, classes: int) -> Iterator[Question]:
    """Two classes are one question, not the same one asked from both sides."""
    everywhere, bad = np.arange(len(labels)), np.flatnonzero(labels > 0)
    of = np.eye(classes)
    if view.in_steps or classes == PAIR:
        yield Question(everywhere, labels > 0, 1 - 2 * of[0])
        rows, among = bad, range(1, classes)
    else:
        rows, among = everywhere, range(classes)
    if len(among) == PAIR:
        first, second = among
        yield Question(rows, labels[rows] == second, 0.5 * (of[second] - of[first]))
    elif len(among) > PAIR:
        yield from (Question(rows, labels[rows] == label, of[label]) for label in among)


def _answer(question: Question, view: View, rows: Rows, seed: int) -> tuple[Floats, float]:
    if question.sides.all() or not question.sides.any():
        return np.zeros(rows.width), 0.0  # nothing to learn where all are on one side
    asked = rows.pick(question.rows)
    share = question.sides.mean()
    costs = view.cost * np.where(question.sides, 0.5 / share, 0.5 / (1 - share)) ** view.balance
    sides, ratios = np.where(question.sides, 1.0, -1.0), count_ratios(asked, question.sides)
    problem = Problem(asked.starts, asked.features, sides, costs, ratios)
    weights, bias = descend(problem, view.logistic, seed)
    return weights, float(bias)


def count_ratios(rows: Rows, sides: npt.NDArray[np.bool_]) -> Floats:
    """Log of how much oftener a feature is on one side: naive Bayes' weights, (width,).

    0, and so no weight ever, for what too few of these rows have.
    """
    one, other = rows.texts_with(sides), rows.texts_with(~sides)
    ratios = _log_shares(one) - _log_shares(other)
    return np.where(one + other >= FEWEST_TEXTS, ratios, 0.0)


def _log_shares(counts: npt.NDArray[np.int64]) -> Floats:
    return np.asarray(np.log(counts + SMOOTHING) - np.log(counts.sum() + SMOOTHING * counts.size))
