"""Fits one linear two-class view by dual coordinate descent.

Squared hinge after Hsieh et al. 2008 ("A dual coordinate descent method for large-scale linear
SVM"), logistic after Yu et al. 2011 ("Dual coordinate descent methods for logistic regression and
maximum entropy models"), the inner problem solved by Newton steps on the log-odds.
Features are present or absent, scaled by NB log-count ratios (Wang and Manning 2012).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

ROUNDS = 40
CLOSE_ENOUGH = 0.01  # largest change of a dual variable in the last round

Weights = npt.NDArray[np.float64]


class Problem(NamedTuple):
    """Row i has features[starts[i]:starts[i + 1]], is on side ±1 and costs costs[i] if wrong.

    Feature j has the value scales[j] in every row that has it.
    """

    starts: npt.NDArray[np.int64]
    features: npt.NDArray[np.int32]
    sides: Weights
    costs: Weights
    scales: Weights


@njit(cache=True, nogil=True)
def _hinge(dual: float, cost: float, margin: float, norm: float) -> float:
    return max(dual - (margin - 1.0 + dual * 0.5 / cost) / (norm + 0.5 / cost), 0.0)


@njit(cache=True, nogil=True)
def _logistic(dual: float, cost: float, margin: float, norm: float, log_odds: float) -> float:
    """The new log-odds; the dual variable is cost / (1 + exp(-log-odds))."""
    for _ in range(12):
        share = 1.0 / (1.0 + np.exp(-log_odds))
        slope = 1.0 + norm * cost * share * (1.0 - share)
        step = (norm * (cost * share - dual) + margin + log_odds) / slope
        step = min(max(step, -4.0), 4.0)
        log_odds -= step
        if abs(step) < 1e-4:  # noqa: PLR2004 - far below what the next round changes
            break
    return log_odds


@njit(cache=True, nogil=True)
def _norms(problem: Problem) -> Weights:
    """Of each row, squared, with the bias as a feature of value 1."""
    norms = np.ones(problem.sides.size)
    for row in range(norms.size):
        for at in range(problem.starts[row], problem.starts[row + 1]):
            norms[row] += problem.scales[problem.features[at]] ** 2
    return norms


@njit(cache=True, nogil=True)
def _shuffle(order: npt.NDArray[np.int64]) -> None:
    for last in range(order.size - 1, 0, -1):
        other = np.random.randint(0, last + 1)  # noqa: NPY002 - numba's own generator
        order[last], order[other] = order[other], order[last]


@njit(cache=True, nogil=True)
def descend(problem: Problem, logistic: bool, seed: int) -> tuple[Weights, float]:  # noqa: FBT001 - compiled code takes arguments by position
    """(weights (n features,), bias) minimising ½|w|² + Σ cost·loss; the scales are
    multiplied into the weights, so that a row's score is their sum plus the bias.
    """
    starts, features, sides, costs, scales = problem
    rows = sides.size
    weights, bias = np.zeros(scales.size), 0.0
    squares = scales * scales
    duals, log_odds, norms = np.zeros(rows), np.full(rows, -9.0), _norms(problem)
    np.random.seed(seed)  # noqa: NPY002 - numba's own generator, the one its compiled code has
    order = np.arange(rows)
    for _ in range(ROUNDS):
        _shuffle(order)
        largest = 0.0
        for place in range(rows):
            row = order[place]
            margin = bias
            for at in range(starts[row], starts[row + 1]):
                margin += weights[features[at]]
            margin *= sides[row]
            before = duals[row]
            if logistic:
                log_odds[row] = _logistic(before, costs[row], margin, norms[row], log_odds[row])
                duals[row] = costs[row] / (1.0 + np.exp(-log_odds[row]))
            else:
                duals[row] = _hinge(before, costs[row], margin, norms[row])
            change = (duals[row] - before) * sides[row]
            if change == 0.0:
                continue
            largest = max(largest, abs(change) / costs[row])
            bias += change
            for at in range(starts[row], starts[row + 1]):
                weights[features[at]] += change * squares[features[at]]
        if largest < CLOSE_ENOUGH:
            break
    return weights, bias
