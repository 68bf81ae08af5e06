"""Fits, for each kind, how often findings are right at each sum of its rules' weights.

Platt's sigmoid (1999): one slope and one shift a kind, drawn towards those of all kinds together,
since some kinds have few findings.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from khien_detect.finding import Kind
from khien_detect.text.rules import KINDS

RISKY = 0.05  # of the messages of the stream that scores are fitted for
PULL = 1.0  # as much as one finding would weigh
STEPS = 50


class Seen(NamedTuple):
    """A finding: its kind, the sum of its rules' weights, whether it is right, what it counts."""

    kind: Kind
    log_odds: float
    right: bool
    weight: float


def weight_of_ordinary(risky: int, ordinary: int) -> float:
    """What an ordinary message counts where a risky one counts 1, for the stream meant."""
    return (1 - RISKY) / RISKY * risky / ordinary


def fit(found: Iterable[Seen]) -> Mapping[Kind, tuple[float, float]]:
    """(slope, shift) of each of KINDS."""
    seen = list(found)
    together = _sigmoid(seen, (1.0, 0.0))
    of = {kind: [one for one in seen if one.kind is kind] for kind in KINDS}
    fitted = {kind: _sigmoid(some, together) for kind, some in of.items()}
    return {kind: (round(a, 4), round(b, 4)) for kind, (a, b) in fitted.items()}


def _sigmoid(seen: list[Seen], towards: tuple[float, float]) -> tuple[float, float]:
    """Newton's method; the slope stays positive, so that more evidence never counts less."""
    inputs = np.array([[one.log_odds, 1.0] for one in seen]).reshape(-1, 2)
    right = np.array([one.right for one in seen], np.float64)
    weights = np.array([one.weight for one in seen], np.float64)
    found = np.array(towards)
    for _ in range(STEPS):
        stated = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (weights * (stated - right)) + PULL * (found - np.array(towards))
        spread = weights * stated * (1 - stated)
        found -= np.linalg.solve((inputs.T * spread) @ inputs + PULL * np.eye(2), slope)
        found[0] = max(found[0], 0.05)
    return float(found[0]), float(found[1])
