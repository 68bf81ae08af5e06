"""What is to be learned, cut so that every row can be scored by what never saw it."""

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from khien_detect.text.model.figures import macro_f1
from khien_detect.text.model.labelled import Labelled, Labels
from khien_detect.text.model.letters import without_marks
from khien_detect.text.model.offsets import best_offsets, decide
from khien_detect.text.model.rows import Rows

FOLDS = 5

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Task:
    """All rows, those to train on first; `fold` (rows,): 0–4, and 5 for the dev set."""

    rows: Rows
    labels: Labels
    fold: Numbers
    classes: int
    seed: int

    def splits(self) -> Iterator[tuple[Numbers, Numbers]]:
        """(rows held out, rows to learn from); the dev set comes last, all training rows for it."""
        training = self.fold < FOLDS
        for fold in range(FOLDS + 1):
            held = self.fold == fold
            yield np.flatnonzero(held), np.flatnonzero(training & ~held)

    def honest_macro_f1(self, scores: Floats) -> float:
        """Of held-out scores; each fold is decided under offsets chosen on the others."""
        decided = np.zeros(len(self.labels), np.int64)
        for fold in range(FOLDS + 1):
            held = self.fold == fold
            offsets = best_offsets(scores[~held], self.labels[~held], seed=self.seed)
            decided[held] = decide(scores[held], offsets)
        return macro_f1(self.labels, decided, self.classes)


def folds_of(sets: tuple[Labelled, Labelled], seed: int) -> Numbers:
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
