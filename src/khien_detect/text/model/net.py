"""A small convolutional net over words, trained beside the linear views.

After Kim 2014 ("Convolutional neural networks for sentence classification"): a word is the sum of
its buckets' vectors, scaled; filters look at one, two and three words in a row; of each filter the
strongest answer of the text counts. It hears what single n-grams cannot say.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from khien_detect.text.model.words import BUCKET_BITS

SIDE = 32  # numbers of a word's vector
FILTERS = 32  # of each width
WIDTHS = 3
OFFSETS = 6  # places of a word under a filter: one of width 1, two of width 2, three of width 3
PADDING = WIDTHS - 1  # empty words before and after a text

Floats = npt.NDArray[np.float32]


class Net(NamedTuple):
    """vectors (buckets, SIDE); filters (OFFSETS, FILTERS, SIDE); thresholds (WIDTHS, FILTERS);
    answers (classes, WIDTHS · FILTERS); bias (classes,).
    """

    vectors: Floats
    filters: Floats
    thresholds: Floats
    answers: Floats
    bias: Floats


def drawn(classes: int, random: np.random.Generator) -> Net:
    def even(*shape: int, reach: float) -> Floats:
        return random.uniform(-reach, reach, shape).astype(np.float32)

    return Net(
        even(1 << BUCKET_BITS, SIDE, reach=0.25),
        even(OFFSETS, FILTERS, SIDE, reach=0.5 * (3 / SIDE) ** 0.5),
        np.zeros((WIDTHS, FILTERS), np.float32),
        even(classes, WIDTHS * FILTERS, reach=0.1),
        np.zeros(classes, np.float32),
    )
