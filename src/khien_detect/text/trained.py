"""What is asked of the trained model beside the rules."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Model(Protocol):
    """What the detector asks of a trained model; class 0 is nothing to worry about.

    `shown_from`: the probability of any other class from which on a finding is worth showing.
    """

    version: str

    @property
    def shown_from(self) -> float: ...

    def scores(self, texts: Sequence[str]) -> NDArray[np.float32]: ...

    def explain(self, text: str, label: int, most: int = 5) -> list[tuple[str, float]]: ...
