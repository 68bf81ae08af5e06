"""How well and how fast a model decides labelled texts."""

from time import perf_counter
from typing import Any

from khien_detect.cli import Trouble
from khien_detect.text.model.figures import confusion, f1, per_class
from khien_detect.text.model.labelled import Labelled
from khien_detect.text.model.model import Model

TIMED_AT_LEAST = 0.5  # seconds; a set decided sooner is decided again


def evaluate(model: Model, data: Labelled) -> dict[str, Any]:
    """Decisions under the model's own offsets; the time is one thread's, from str to class."""
    if data.classes > model.classes:
        raise Trouble(f"label {data.classes - 1} is none of this model's {model.classes} classes")
    decided = model.decide(data.texts)
    table = confusion(data.labels, decided, model.classes)
    return {
        "model": model.version,
        "rows": len(data.texts),
        "macro_f1": round(float(f1(table).mean()), 4),
        "per_class": per_class(table),
        "confusion": table.tolist(),
        "texts_per_second": round(texts_per_second(model, data.texts)),
    }


def texts_per_second(model: Model, texts: list[str]) -> float:
    """The best round of at least three: another program's share is not this model's time."""
    rounds: list[float] = []
    while len(rounds) < 3 or sum(rounds) < TIMED_AT_LEAST:  # noqa: PLR2004 - said above
        started = perf_counter()
        model.decide(texts)
        rounds.append(perf_counter() - started)
    return len(texts) / min(rounds)
