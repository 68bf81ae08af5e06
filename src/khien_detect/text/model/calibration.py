"""Scores become probabilities: of messages given 0.8, about four in five have the class.

Vector scaling (Guo et al. 2017): softmax over slope·score + shift, one slope and one shift a class,
fitted by Newton's method to the likelihood of labels no view had seen.
"""

import numpy as np
import numpy.typing as npt

from khien_detect.text.model.labelled import Labels

STEPS = 50
PULL = 1e-3  # per row, towards slope 1 and shift 0: keeps a slope finite where nothing overlaps
GENTLEST = 1e-3  # no slope may turn a class's score round

Floats = npt.NDArray[np.float64]


def softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))


def calibrate(scores: Floats, labels: Labels) -> tuple[Floats, Floats]:
    """(slopes, shifts), each (classes,)."""
    rows, classes = scores.shape
    inputs = np.stack([scores, np.ones_like(scores)], axis=2)  # (rows, classes, slope and shift)
    truth = np.eye(classes)[labels]
    start = np.tile([1.0, 0.0], (classes, 1))
    found = start.copy()
    for _ in range(STEPS):
        chances = softmax((inputs * found).sum(2))
        slope = np.einsum("nc,ncp->cp", chances - truth, inputs) / rows + PULL * (found - start)
        step = np.linalg.solve(_curvature(inputs, chances), slope.ravel()).reshape(classes, 2)
        found = found - step * min(1.0, 1.0 / np.abs(step).max(initial=1e-12))
        found[:, 0] = np.maximum(found[:, 0], GENTLEST)
    return found[:, 0], found[:, 1]


def _curvature(inputs: Floats, chances: Floats) -> Floats:
    rows, classes, parameters = inputs.shape
    weighted = inputs * chances[:, :, None]
    between = -np.einsum("ncp,ndq->cpdq", weighted, weighted)
    within = np.einsum("ncp,ncq->cpq", weighted, inputs)
    for label in range(classes):
        between[label, :, label, :] += within[label]
    size = classes * parameters
    return np.asarray(between.reshape(size, size) / rows + PULL * np.eye(size))


def calibration_error(chances: Floats, labels: Labels, *, bins: int = 10) -> float:
    """Mean distance of stated and observed share over all classes and `bins` of equal width."""
    classes = chances.shape[1]
    truth = np.eye(classes)[labels].ravel()
    stated = chances.ravel()
    where = np.minimum((stated * bins).astype(np.int64), bins - 1)
    gaps = np.bincount(where, stated - truth, minlength=bins)
    return float(np.abs(gaps).sum() / stated.size)
