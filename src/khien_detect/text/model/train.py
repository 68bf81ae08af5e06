"""Trains a model: everything that is chosen is chosen on rows that the weights had not seen.

Those are the dev set, scored by views fitted on the training set, and the training set itself,
each fifth of it scored by views fitted on the other four (equal texts always in one fifth). On
these held-out scores are chosen: the strength of the views, whether nets help beside them and how
much they weigh, the calibration, the class offsets.
"""

from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import Any

import numpy as np
import numpy.typing as npt

from khien_detect.text.model.beside import NETS, best_nets
from khien_detect.text.model.calibration import calibrate, calibration_error, softmax
from khien_detect.text.model.figures import confusion, f1, per_class
from khien_detect.text.model.file import Arrays, Heading
from khien_detect.text.model.labelled import Labelled, check_trainable
from khien_detect.text.model.offsets import best_offsets, decide
from khien_detect.text.model.rows import rows_of
from khien_detect.text.model.task import FOLDS, Task, folds_of
from khien_detect.text.model.views import VIEWS, Floats, Linear, View, fit

FEWEST_ROWS = 2 * FOLDS  # of each class, so that every fold can have some
STRENGTHS = (1.0, 0.5, 2.0)  # times each view's cost; an earlier one stays unless clearly worse
CLEARLY = 0.002  # macro-F1; less is chance
BITS = 20  # a megabyte of slots per class
LEVELS = 127  # of int8, each way


@dataclass(frozen=True)
class Held:
    """Views of one strength: fitted on the training set; scores (rows, classes) held out."""

    strength: float
    fitted: Linear
    scores: Floats


def train(
    train_set: Labelled, dev_set: Labelled, *, name: str, seed: int, nets: int = NETS
) -> tuple[Heading, Arrays]:
    """The same sets and seed give the same heading and arrays (nets: on the same kind of CPU)."""
    check_trainable(train_set, dev_set, fewest=FEWEST_ROWS)
    texts = [*train_set.texts, *dev_set.texts]
    rows, slots = rows_of(texts, BITS)
    labels = np.concatenate([train_set.labels, dev_set.labels])
    task = Task(rows, labels, folds_of((train_set, dev_set), seed), train_set.classes, seed)
    held = _strongest(task)
    beside = best_nets(texts, task, held.scores, count=nets)
    slopes, shifts = calibrate(held.scores + beside.scores, labels)
    linear = held.fitted.scaled(slopes, shifts)
    scores = (held.scores + beside.scores) * slopes + shifts
    table, scales = _table(linear, slots)
    made = _made(task, scores) | {
        "strength": held.strength,
        "nets": beside.count,
        "nets_weight": beside.weight,
        "train": {"sha256": train_set.sha256, "rows": len(train_set.texts)},
        "dev": {"sha256": dev_set.sha256, "rows": len(dev_set.texts)},
    }
    heading = Heading(
        task=name,
        classes=task.classes,
        bits=BITS,
        scales=scales.tolist(),
        bias=linear.bias.tolist(),
        offsets=best_offsets(scores, labels, seed=seed).tolist(),
        shown_from=0.5,
        made=made,
    )
    return heading, {"table": table} | beside.arrays(slopes)


def _strongest(task: Task) -> Held:
    best, best_quality = None, 0.0
    for strength in STRENGTHS:
        held = _held_out(task, strength)
        quality = task.honest_macro_f1(held.scores)
        if best is None or quality > best_quality + CLEARLY:
            best, best_quality = held, quality
    assert best is not None  # noqa: S101 - there is always a first strength
    return best


def _held_out(task: Task, strength: float) -> Held:
    """The views' mean, each brought to spread 1 over the held-out rows."""
    fitted, scores = zip(*(_view_held_out(task, view, strength) for view in VIEWS), strict=True)
    centres = [one.mean(0) for one in scores]
    shares = [1 / (len(VIEWS) * max(float(one.std()), 1e-9)) for one in scores]
    even = [
        linear.scaled(share, -centre * share)
        for linear, centre, share in zip(fitted, centres, shares, strict=True)
    ]
    mean = sum((one - c) * s for one, c, s in zip(scores, centres, shares, strict=True))
    return Held(strength, reduce(add, even), np.asarray(mean))


def _view_held_out(task: Task, view: View, strength: float) -> tuple[Linear, Floats]:
    stronger = replace(view, cost=view.cost * strength)
    scores = np.zeros((len(task.labels), task.classes))
    for held, others in task.splits():
        learned = task.rows.pick(others)
        fitted = fit(stronger, learned, task.labels[others], classes=task.classes, seed=task.seed)
        scores[held] = fitted.scores(task.rows.pick(held))
    return fitted, scores


def _table(linear: Linear, slots: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.int8], Floats]:
    """Weights as int8 steps of each class's scale, at the features' slots."""
    scales = np.maximum(np.abs(linear.weights).max(0), 1e-9) / LEVELS
    table = np.zeros((1 << BITS, linear.weights.shape[1]), np.int8)
    table[slots] = np.rint(linear.weights / scales)
    return table, scales


def _made(task: Task, scores: Floats) -> dict[str, Any]:
    """How it was made, and its figures: on the dev set under offsets chosen without it."""
    dev = task.fold == FOLDS
    offsets = best_offsets(scores[~dev], task.labels[~dev], seed=task.seed)
    table = confusion(task.labels[dev], decide(scores[dev], offsets), task.classes)
    chances = softmax(scores)
    return {
        "seed": task.seed,
        "views": [view.name for view in VIEWS],
        "features": task.rows.width,
        "numpy": np.__version__,
        "macro_f1_held_out": round(task.honest_macro_f1(scores), 4),
        "dev_macro_f1": round(float(f1(table).mean()), 4),
        "dev_per_class": per_class(table),
        "dev_calibration_error": round(calibration_error(chances[dev], task.labels[dev]), 4),
    }
