"""Ordinary sentences, and from which probability on a finding leaves them in peace."""

from collections.abc import Sequence
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from khien_detect.text.model.labelled import Labelled
from khien_detect.text.model.letters import without_marks
from khien_detect.text.model.model import Model

MEASURED_ON = 4  # every fourth ordinary sentence is never learned from
FALSE_ALARMS = 0.01  # of ordinary sentences, half of what is allowed
SURE = 0.85  # and this share of what is shown on the dev rows is right


def ordinary() -> tuple[list[str], list[str]]:
    """(to learn from, to measure on): the project's own ordinary sentences."""
    folder = files("khien_detect.text") / "data" / "model"
    lines = (folder / "ordinary.txt").read_text("utf-8").splitlines()
    sentences = [line for line in lines if line and not line.startswith("#")]
    measured = sentences[MEASURED_ON - 1 :: MEASURED_ON]
    return [one for one in sentences if one not in measured], measured


def threshold(model: Model, dev: Labelled) -> float:
    """The lowest probability that keeps false alarms rare and findings right, in hundredths."""
    quiet = _bad(model, [text for one in ordinary()[1] for text in (one, without_marks(one))])
    stated = _bad(model, dev.texts)
    for hundredths in range(50, 99):
        shown = stated >= hundredths / 100
        right = (dev.labels[shown] > 0).mean() if shown.any() else 1.0
        if right >= SURE and (quiet >= hundredths / 100).mean() <= FALSE_ALARMS:
            return hundredths / 100
    return 0.99


def _bad(model: Model, texts: Sequence[str]) -> npt.NDArray[np.float32]:
    return np.asarray(1 - model.scores(texts)[:, 0])
