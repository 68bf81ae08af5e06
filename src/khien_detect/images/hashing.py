"""PDQ: a 256-bit hash of what a picture looks like, equal to the reference bit for bit.

The fast way is used wherever its rounding cannot change a bit or the quality; where it might, the
reference's own arithmetic is repeated. So equal pictures have equal hashes whoever computed them.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khien_detect.images.decode import decoded
from khien_detect.images.taps import taps

_LEAST_SIDE = 5  # the reference gives smaller pictures no hash
_MIDDLE = 127  # of 256 sorted values, the one the reference calls the median

_CHANNELS = 3

# How far the reference's rounding drifts: with the root of the longer side. The worst seen in
# thousands of pictures made to provoke it: 0.00013 of a coefficient, 0.000024 of a step, each times
# that root; in small pictures, of the sums of the transform alone, 0.0015.
_VALUE_DOUBT = 0.0003
_STEP_DOUBT = 0.00006
_LEAST_DRIFT = 256  # pixels


@dataclass(frozen=True, slots=True)
class Pdq:
    """`hash`: 32 bytes; `quality`: 0 to 100, below 50 the picture is too flat to tell apart."""

    hash: bytes
    quality: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A moment of what moves: `seconds` from its beginning; `hash`, `quality` as of a picture."""

    seconds: float
    hash: bytes
    quality: int


NOTHING = Pdq(bytes(32), 0)


def pdq(data: bytes, *, grey: bool = False) -> Pdq:
    """Of a picture file. `grey`: from its brightness alone where the format keeps it apart (JPEG):
    twice as fast, at most a few bits off. Raises Unreadable.
    """
    return _hashed(decoded(data, grey=grey))


def pdq_array(rgb: NDArray[np.uint8]) -> Pdq:
    """Of uint8 (height, width, 3). Raises ValueError for another shape or type."""
    if rgb.dtype != np.uint8 or rgb.shape[2:] != (_CHANNELS,):
        raise ValueError(f"expected uint8 (height, width, 3), got {rgb.dtype} {rgb.shape}")
    return _hashed(np.ascontiguousarray(rgb))


def _hashed(picture: NDArray[np.uint8]) -> Pdq:
    # numba takes 60 MB: only a process that hashes pays for it.
    from khien_detect.images import kernels  # noqa: PLC0415  (see the line above)

    height, width = picture.shape[:2]
    if min(height, width) < _LEAST_SIDE:
        return NOTHING
    grid = kernels.points(picture, *taps(height), *taps(width))
    values = kernels.transformed(grid)
    drift = _drift(height, width)
    total, doubtful = kernels.gradients(grid, _STEP_DOUBT * drift)
    sure = _quality(total - doubtful) == _quality(total + doubtful)
    if not (sure and _settled(values, _VALUE_DOUBT * drift)):
        grid = kernels.blurred(picture)
        values = kernels.transformed(grid)
        total, _ = kernels.gradients(grid, 0.0)
    return Pdq(_packed(values), _quality(total))


def _drift(height: int, width: int) -> float:
    return math.sqrt(max(height, width, _LEAST_DRIFT))


def _quality(steps: int) -> int:
    return min(100, steps // 90)


def _settled(values: NDArray[np.float32], doubt: float) -> bool:
    """Whether values `doubt` off would fall on the same sides of the median."""
    near = np.partition(values, (_MIDDLE, _MIDDLE + 1))
    return bool(near[_MIDDLE + 1] - near[_MIDDLE] > 2 * doubt)


def _packed(values: NDArray[np.float32]) -> bytes:
    median = np.partition(values, _MIDDLE)[_MIDDLE]
    return np.packbits((values > median)[::-1]).tobytes()
