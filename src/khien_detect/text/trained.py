"""The trained model beside the rules: what is asked of it, and where it comes from."""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

TRAINED = "khien_detect.text.model"  # a part of its own: rules work without it


class Model(Protocol):
    """What the detector asks of a trained model; class 0 is nothing to worry about.

    `shown_from`: the probability of any other class from which on a finding is worth showing.
    """

    version: str

    @property
    def shown_from(self) -> float: ...

    def scores(self, texts: Sequence[str]) -> NDArray[np.float32]: ...

    def explain(self, text: str, label: int, most: int = 5) -> list[tuple[str, float]]: ...


def trained(path: str | Path | None) -> Model | None:
    """The model in a file, or the one that ships where there is one."""
    if path is None and find_spec(TRAINED) is None:
        return None
    opened: Model = import_module(TRAINED).Model.open(path)
    return opened
