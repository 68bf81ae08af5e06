"""The class offsets under which decisions agree best with labels, by macro-F1."""

import numpy as np
import numpy.typing as npt

from khien_detect.text.model.labelled import Labels

ROUNDS = 3  # over the classes; offsets no longer move after that
SMOOTHING = 200  # a threshold is judged over one in so many rows around it: peaks are chance
RESAMPLED = 9

Floats = npt.NDArray[np.float64]


def decide(scores: Floats, offsets: Floats) -> Labels:
    return np.asarray((scores + offsets).argmax(1))


def best_offsets(scores: Floats, labels: Labels, *, seed: int) -> Floats:
    """What to add to each class's score for the best macro-F1: (classes,), the first one 0.

    The mean over resampled rows: one best point on one set of rows promises more than it keeps.
    """
    random = np.random.default_rng(seed)
    found = []
    for _ in range(RESAMPLED):
        drawn = random.integers(0, len(labels), len(labels))
        offsets = _climb(scores[drawn], labels[drawn])
        found.append(offsets - offsets[0])
    return np.asarray(np.mean(found, axis=0))


def _climb(scores: Floats, labels: Labels) -> Floats:
    classes = scores.shape[1]
    offsets = np.zeros(classes)
    for _ in range(ROUNDS if classes > 2 else 1):  # noqa: PLR2004 - two classes have one threshold
        for label in range(1 if classes == 2 else 0, classes):  # noqa: PLR2004 - the same
            offsets[label] = _best_offset(label, scores + offsets, scores[:, label], labels)
    return offsets


def _best_offset(label: int, shifted: Floats, own: Floats, labels: Labels) -> float:
    """The threshold where the smoothed macro-F1 is highest as rows go over to `label` in turn."""
    rows, classes = shifted.shape
    others = shifted.copy()
    others[:, label] = -np.inf
    needed = others.max(1) - own  # the offset from which on a row is decided as `label`
    order = np.argsort(needed, kind="stable")
    rival, truth = others.argmax(1)[order], labels[order]
    of = np.eye(classes, dtype=np.int64)
    left, came = of[rival], of[np.full(rows, label)]
    decided = left.sum(0) + np.cumsum(came - left, axis=0)
    hit_before = (left * of[truth]).sum(0)
    right = hit_before + np.cumsum((came - left) * of[truth], axis=0)
    quality = (2 * right / np.maximum(decided + of[labels].sum(0), 1)).mean(1)
    half = max(1, rows // SMOOTHING)
    padded = np.pad(quality, half, mode="edge")
    sums = np.cumsum(np.concatenate([[0.0], padded]))
    smooth = sums[2 * half + 1 :] - sums[: -2 * half - 1]
    best = int(smooth[:-1].argmax()) if rows > 1 else 0
    following = needed[order[min(best + 1, rows - 1)]]
    return float((needed[order[best]] + following) / 2)
