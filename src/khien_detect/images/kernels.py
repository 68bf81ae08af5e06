"""PDQ's arithmetic, compiled: a fast way, and the reference's own operations in their own order.

PDQ blurs a grey picture with two box filters a direction, keeps 64 × 64 points of it, and takes 256
coefficients of their cosine transform; a bit says whether a coefficient lies above the median.
Source: "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm", Facebook 2019.

Only the kept points are needed: blur and choice together are one weighted sum a point (`points`).
The reference keeps running sums in single precision over the whole picture instead, and their
rounding turns a bit whose coefficient lies right at the median. `blurred` repeats it operation by
operation for those pictures alone. A picture is uint8 (height, width, 3), or (height, width, 1)
where it is grey.
"""

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Counts = NDArray[np.int32]

SIDE = 64
KEPT = 16
_RED, _GREEN, _BLUE = np.float32(0.299), np.float32(0.587), np.float32(0.114)
_COSINES = np.array(
    [
        [
            float(np.float32(math.sqrt(2 / SIDE)))
            * math.cos((math.pi / 2 / SIDE) * (i + 1) * (2 * j + 1))
            for j in range(SIDE)
        ]
        for i in range(KEPT)
    ],
    np.float32,
)


@njit(cache=True, fastmath=True, nogil=True)
def points(
    picture: Bytes,
    row_from: Counts,
    row_taps: Floats,
    column_from: Counts,
    column_taps: Floats,
) -> Floats:
    """The 64 × 64 points; `row_taps[i, k]` is the weight of row `row_from[i] + k` in point i."""
    height, width, channels = picture.shape
    sums = np.zeros((SIDE, width), np.float32)
    line = np.empty(width, np.float32)
    first = 0
    for y in range(height):
        _grey(picture, y, channels, line)
        while first < SIDE and row_from[first] + row_taps.shape[1] <= y:
            first += 1
        i = first
        while i < SIDE and row_from[i] <= y:
            weight = row_taps[i, y - row_from[i]]
            for x in range(width):
                sums[i, x] += weight * line[x]
            i += 1
    found: Floats = _across(sums, column_from, column_taps)
    return found


@njit(cache=True, fastmath=True, nogil=True, inline="always")
def _grey(picture: Bytes, y: int, channels: int, line: Floats) -> None:
    if channels == 1:
        for x in range(line.size):
            line[x] = picture[y, x, 0]
    else:
        for x in range(line.size):
            line[x] = _RED * picture[y, x, 0] + _GREEN * picture[y, x, 1] + _BLUE * picture[y, x, 2]


@njit(cache=True, fastmath=True, nogil=True)
def _across(sums: Floats, column_from: Counts, column_taps: Floats) -> Floats:
    found = np.zeros((SIDE, SIDE), np.float32)
    for i in range(SIDE):
        for j in range(SIDE):
            total = np.float32(0)
            for k in range(column_taps.shape[1]):
                total += column_taps[j, k] * sums[i, column_from[j] + k]
            found[i, j] = total
    return found


@njit(cache=True, nogil=True)
def luma(picture: Bytes) -> Floats:
    """As the reference's Python binding does: summed in double precision, kept in single."""
    height, width, channels = picture.shape
    found = np.empty((height, width), np.float32)
    for y in range(height):
        if channels == 1:
            for x in range(width):
                found[y, x] = picture[y, x, 0]
        else:
            for x in range(width):
                red, green, blue = picture[y, x, 0], picture[y, x, 1], picture[y, x, 2]
                found[y, x] = red * 0.299 + green * 0.587 + blue * 0.114
    return found


@njit(cache=True, nogil=True)
def blurred(grey: Floats) -> Floats:
    """The 64 × 64 points with every rounding of the reference; `grey` is written over."""
    height, width = grey.shape
    found = np.empty((SIDE, SIDE), np.float32)
    if height == SIDE and width == SIDE:
        found[:] = grey
        return found
    other = np.empty_like(grey)
    for _ in range(2):
        for y in range(height):
            _box(grey[y], other[y], (width + 127) // 128)
        _box_down(other, grey, (height + 127) // 128)
    for i in range(SIDE):
        for j in range(SIDE):
            found[i, j] = grey[int((i + 0.5) * height / SIDE), int((j + 0.5) * width / SIDE)]
    return found


@njit(cache=True, nogil=True)
def _box(line: Floats, out: Floats, window: int) -> None:
    """Means of `window` neighbours, of fewer at the ends, from one running sum."""
    after = (window + 2) // 2
    before = window - after
    total, many = np.float32(0), 0
    for x in range(-after + 1, line.size):
        if x + after - 1 < line.size:
            total += line[x + after - 1]
            many += 1
        if x > before:
            total -= line[x - before - 1]
            many -= 1
        if x >= 0:
            out[x] = total / np.float32(many)


@njit(cache=True, nogil=True)
def _box_down(grid: Floats, out: Floats, window: int) -> None:
    """The same along every column at once."""
    after = (window + 2) // 2
    before = window - after
    height, width = grid.shape
    totals, many = np.zeros(width, np.float32), 0
    for y in range(-after + 1, height):
        if y + after - 1 < height:
            many += 1
            for x in range(width):
                totals[x] += grid[y + after - 1, x]
        if y > before:
            many -= 1
            for x in range(width):
                totals[x] -= grid[y - before - 1, x]
        if y >= 0:
            for x in range(width):
                out[y, x] = totals[x] / np.float32(many)


@njit(cache=True, nogil=True)
def transformed(grid: Floats) -> Floats:
    """The 256 coefficients, each summed in the reference's order."""
    half = np.zeros((KEPT, SIDE), np.float32)
    for i in range(KEPT):
        for k in range(SIDE):
            for j in range(SIDE):
                half[i, j] += _COSINES[i, k] * grid[k, j]
    found = np.zeros(KEPT * KEPT, np.float32)
    for i in range(KEPT):
        for k in range(SIDE):
            for j in range(KEPT):
                found[i * KEPT + j] += half[i, k] * _COSINES[j, k]
    return found


@njit(cache=True, nogil=True)
def gradients(grid: Floats, doubt: float) -> tuple[int, int]:
    """Sum of the steps between neighbours, and how many of them `doubt` could change by one."""
    total, doubtful = 0, 0
    for i in range(SIDE):
        for j in range(SIDE):
            for way in range(2):
                if (i if way == 0 else j) == SIDE - 1:
                    continue
                beside = grid[i + 1, j] if way == 0 else grid[i, j + 1]
                step = abs((grid[i, j] - beside) * np.float32(100) / np.float32(255))
                total += int(step)
                nearest = round(step)
                doubtful += nearest > 0 and abs(step - nearest) <= doubt
    return total, doubtful
