"""scikit-learn's usual classifier of short texts, raced by a model of ours on the same rows."""

from pathlib import Path
from typing import Any

import numpy as np

from khien.site.bench.detect.racing import in_turns
from khien.site.bench.measuring import Figure
from khien_detect.text.model import Model
from khien_detect.text.model.figures import macro_f1
from khien_detect.text.model.labelled import Labelled, read_labelled

_LEAST = 20


def race(model: Path, train: Path, dev: Path, column: str) -> Figure:
    """Both learn from `train` and decide `dev`, one core each; kept only if ours is no worse."""
    ours, theirs = Model.open(model), _learned(read_labelled(train, label_column=column))
    asked = read_labelled(dev, label_column=column)
    quality = _quality(asked, ours.decide(asked.texts))
    rival = _quality(asked, theirs.predict(asked.texts))
    mine, other = in_turns(lambda: ours.decide(asked.texts), lambda: theirs.predict(asked.texts))
    ratio, many = other / mine, len(asked.texts)
    return Figure(
        "messages decided / scikit-learn's runs of 2–5 characters",
        f"{ratio:.0f} × ({many / mine:,.0f}/s, {many / other:,.0f}/s), "
        f"macro-F1 {quality:.3f}, {rival:.3f}",
        f"≥ {_LEAST} × at the same macro-F1",
        ratio >= _LEAST and quality >= rival,
    )


def _learned(data: Labelled) -> Any:
    """TF-IDF of characters and a balanced linear machine, as its manual shows them."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
    learner = make_pipeline(grams, LinearSVC(C=0.3, class_weight="balanced"))
    return learner.fit(data.texts, data.labels)


def _quality(asked: Labelled, decided: Any) -> float:
    return macro_f1(asked.labels, np.asarray(decided, np.int64), asked.classes)
