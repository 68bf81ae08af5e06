"""Trained nets side by side, as a model file keeps them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from khien_detect.text.model.net import FILTERS, OFFSETS, SIDE, WIDTHS, Floats, Net
from khien_detect.text.model.words import BUCKET_BITS

LEVELS = 127  # of int8, each way


class Nets(NamedTuple):
    """Some nets side by side, their answers already weighed and added up; `all` is count · FILTERS.

    vectors (count, buckets, SIDE) int8 in steps of scales (count,); filters (count, SIDE,
    OFFSETS · FILTERS); thresholds (WIDTHS, all); answers (classes, WIDTHS, all); bias (classes,).
    """

    vectors: npt.NDArray[np.int8]
    scales: Floats
    filters: Floats
    thresholds: Floats
    answers: Floats
    bias: Floats


def net_shapes(count: int, classes: int) -> dict[str, tuple[int, ...]]:
    """Of the arrays of `Nets`."""
    every = count * FILTERS
    shapes = (
        (count, 1 << BUCKET_BITS, SIDE),
        (count,),
        (count, SIDE, OFFSETS * FILTERS),
        (WIDTHS, every),
        (classes, WIDTHS, every),
        (classes,),
    )
    return dict(zip(Nets._fields, shapes, strict=True))


def no_nets(classes: int) -> Nets:
    kinds = (np.int8, *[np.float32] * 5)
    shapes = net_shapes(0, classes).values()
    return Nets(*(np.zeros(one, kind) for one, kind in zip(shapes, kinds, strict=True)))


def side_by_side(nets: Sequence[Net]) -> Nets:
    """The sum of their answers, vectors rounded to int8."""
    scales = [max(float(np.abs(net.vectors).max()), 1e-9) / LEVELS for net in nets]
    vectors = [np.rint(n.vectors / s) for n, s in zip(nets, scales, strict=True)]
    answers = [n.answers.reshape(-1, WIDTHS, FILTERS) for n in nets]
    return Nets(
        np.stack(vectors).astype(np.int8),
        np.array(scales, np.float32),
        np.stack([np.ascontiguousarray(n.filters.reshape(-1, SIDE).T) for n in nets]),
        np.concatenate([net.thresholds for net in nets], axis=1),
        np.concatenate(answers, axis=2),
        np.sum([net.bias for net in nets], axis=0),
    )
