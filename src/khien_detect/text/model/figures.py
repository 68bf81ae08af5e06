"""How well decisions agree with labels."""

from typing import Any

import numpy as np
import numpy.typing as npt

from khien_detect.text.model.labelled import Labels

Floats = npt.NDArray[np.float64]


def confusion(labels: Labels, decided: Labels, classes: int) -> npt.NDArray[np.int64]:
    """[i, j]: rows of label i decided as j."""
    pairs = np.bincount(labels * classes + decided, minlength=classes * classes)
    return pairs.reshape(classes, classes)


def f1(table: npt.NDArray[np.int64]) -> Floats:
    """Per class; 0 where a class neither occurs nor is decided."""
    right = np.diagonal(table)
    both = table.sum(0) + table.sum(1)
    return np.asarray(2 * right / np.maximum(both, 1))


def macro_f1(labels: Labels, decided: Labels, classes: int) -> float:
    """Mean of the classes' F1, over all classes of the model."""
    return float(f1(confusion(labels, decided, classes)).mean())


def per_class(table: npt.NDArray[np.int64]) -> list[dict[str, Any]]:
    right, decided, support = np.diagonal(table), table.sum(0), table.sum(1)
    columns = (right / np.maximum(decided, 1), right / np.maximum(support, 1), f1(table), support)
    return [
        {
            "label": label,
            "precision": round(float(precision), 4),
            "recall": round(float(recall), 4),
            "f1": round(float(one), 4),
            "support": int(rows),
        }
        for label, (precision, recall, one, rows) in enumerate(zip(*columns, strict=True))
    ]
