"""Trains a model: everything that is chosen is chosen on rows that the weights had not seen.

Those are the dev set, scored by views fitted on the training set, and the training set itself,
each fifth of it scored by views fitted on the other four (equal texts always in one fifth). On
these held-out scores are chosen: the strength of the views, the calibration, the class offsets.
"""

from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from khien_detect.text.model.calibration import calibrate, calibration_error, softmax
from khien_detect.text.model.figures import best_offsets, confusion, decide, macro_f1, per_class
from khien_detect.text.model.file import Heading, Table
from khien_detect.text.model.labelled import Labelled, Labels, check_trainable
from khien_detect.text.model.letters import without_marks
from khien_detect.text.model.rows import Rows, rows_of
from khien_detect.text.model.views import VIEWS, Floats, Linear, View, fit

FOLDS = 5
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


@dataclass(frozen=True)
class Task:
    """All rows, those to train on first; `fold` (rows,): 0–4, and 5 for the dev set."""

    name: str
    rows: Rows
    labels: Labels
    fold: npt.NDArray[np.int64]
    classes: int
    seed: int


def train(train_set: Labelled, dev_set: Labelled, *, name: str, seed: int) -> tuple[Heading, Table]:
    """The same sets and seed give the same heading and table."""
    check_trainable(train_set, dev_set, fewest=FEWEST_ROWS)
    rows, slots = rows_of([*train_set.texts, *dev_set.texts], BITS)
    labels = np.concatenate([train_set.labels, dev_set.labels])
    fold = _folds((train_set, dev_set), seed)
    task = Task(name, rows, labels, fold, train_set.classes, seed)
    held = _strongest(task)
    slopes, shifts = calibrate(held.scores, labels)
    linear = held.fitted.scaled(slopes, shifts)
    scores = held.scores * slopes + shifts
    table, scales = _table(linear, slots)
    made = _made(task, held.strength, scores) | {
        "train": {"sha256": train_set.sha256, "rows": len(train_set.texts)},
        "dev": {"sha256": dev_set.sha256, "rows": len(dev_set.texts)},
    }
    offsets = best_offsets(scores, labels, seed=seed)
    heading = Heading(
        task=name,
        classes=task.classes,
        bits=BITS,
        scales=scales.tolist(),
        bias=linear.bias.tolist(),
        offsets=offsets.tolist(),
        shown_from=0.5,
        made=made,
    )
    return heading, table


def _folds(sets: tuple[Labelled, Labelled], seed: int) -> npt.NDArray[np.int64]:
    """Equal texts, but for case, marks and blanks, fall into one fold: none is scored by its copy.

    Each class is dealt out evenly.
    """
    train_set, dev_set = sets
    keys = [" ".join(without_marks(text).casefold().split()) for text in train_set.texts]
    classes = dict(zip(keys, train_set.labels.tolist(), strict=True))
    drawn = sorted(classes, key=lambda key: (classes[key], _draw(seed, key), key))
    fold = {key: place % FOLDS for place, key in enumerate(drawn)}
    return np.array([fold[key] for key in keys] + [FOLDS] * len(dev_set.texts), np.int64)


def _draw(seed: int, key: str) -> int:
    return crc32(f"{seed} {key}".encode("utf-8", "surrogatepass"))


def _strongest(task: Task) -> Held:
    best, best_quality = None, 0.0
    for strength in STRENGTHS:
        held = _held_out(task, strength)
        quality = _honest_macro_f1(held.scores, task)
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
    training = task.fold < FOLDS
    for fold in range(FOLDS + 1):  # the last one is the dev set: fitted on all training rows
        held = np.flatnonzero(task.fold == fold)
        others = np.flatnonzero(training & (task.fold != fold))
        learned = task.rows.pick(others)
        fitted = fit(stronger, learned, task.labels[others], classes=task.classes, seed=task.seed)
        scores[held] = fitted.scores(task.rows.pick(held))
    return fitted, scores


def _honest_macro_f1(scores: Floats, task: Task) -> float:
    """Each fold is decided under offsets chosen on the others."""
    decided = np.zeros(len(task.labels), np.int64)
    for fold in range(FOLDS + 1):
        held = task.fold == fold
        offsets = best_offsets(scores[~held], task.labels[~held], seed=task.seed)
        decided[held] = decide(scores[held], offsets)
    return macro_f1(task.labels, decided, task.classes)


def _table(linear: Linear, slots: npt.NDArray[np.uint32]) -> tuple[Table, Floats]:
    """Weights as int8 steps of each class's scale, at the features' slots."""
    scales = np.maximum(np.abs(linear.weights).max(0), 1e-9) / LEVELS
    table = np.zeros((1 << BITS, linear.weights.shape[1]), np.int8)
    table[slots] = np.rint(linear.weights / scales)
    return table, scales


def _made(task: Task, strength: float, scores: Floats) -> dict[str, Any]:
    """How it was made, and its figures: on the dev set under offsets chosen without it."""
    dev = task.fold == FOLDS
    offsets = best_offsets(scores[~dev], task.labels[~dev], seed=task.seed)
    table = confusion(task.labels[dev], decide(scores[dev], offsets), task.classes)
    chances = softmax(scores)
    return {
        "seed": task.seed,
        "strength": strength,
        "views": [view.name for view in VIEWS],
        "features": task.rows.width,
        "numpy": np.__version__,
        "macro_f1_held_out": round(_honest_macro_f1(scores, task), 4),
        "dev_macro_f1": round(
            macro_f1(task.labels[dev], decide(scores[dev], offsets), task.classes), 4
        ),
        "dev_per_class": per_class(table),
        "dev_calibration_error": round(calibration_error(chances[dev], task.labels[dev]), 4),
    }
