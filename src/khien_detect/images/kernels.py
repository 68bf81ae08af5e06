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
    """The 64 × 64 points; `row_taps[i, k]` is the weight of row `row_from[i] + k` in point i.

    Rows are summed with their colours side by side, which a processor does in long strides; the
    colours become grey only in the last, short sums.
    """
    height, width, channels = picture.shape
    rows = picture.reshape(height, width * channels)
    taps = _coloured(column_taps, channels)
    found = np.empty((SIDE, SIDE), np.float32)
    total = np.empty(width * channels, np.float32)
    for i in range(SIDE):
        total[:] = 0
        for k in range(row_taps.shape[1]):
            weight = row_taps[i, k]
            if weight != 0:
                row = rows[row_from[i] + k]
                for x in range(row.size):
                    total[x] += weight * row[x]
        _across(total, column_from * channels, taps, found[i])
    return found


@njit(cache=True, fastmath=True, nogil=True)
def _coloured(column_taps: Floats, channels: int) -> Floats:
    if channels == 1:
        return column_taps
    found = np.empty((SIDE, column_taps.shape[1] * 3), np.float32)
    for j in range(SIDE):
        for k in range(column_taps.shape[1]):
            found[j, 3 * k] = column_taps[j, k] * _RED
            found[j, 3 * k + 1] = column_taps[j, k] * _GREEN
            found[j, 3 * k + 2] = column_taps[j, k] * _BLUE
    return found


@njit(cache=True, fastmath=True, nogil=True)
def _across(line: Floats, first: Counts, taps: Floats, found: Floats) -> None:
    for j in range(SIDE):
        total = np.float32(0)
        for k in range(taps.shape[1]):
            total += taps[j, k] * line[first[j] + k]
        found[j] = total


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
    down, down_doubtful = _steps(grid[:-1], grid[1:], doubt)
    across, across_doubtful = _steps(grid[:, :-1], grid[:, 1:], doubt)
    return down + across, down_doubtful + across_doubtful


@njit(cache=True, nogil=True)
def _steps(grid: Floats, beside: Floats, doubt: float) -> tuple[int, int]:
    total, doubtful, near = 0, 0, np.float32(doubt)
    for i in range(grid.shape[0]):
        for j in range(grid.shape[1]):
            step = abs((grid[i, j] - beside[i, j]) * np.float32(100) / np.float32(255))
            total += int(np.int32(step))
            nearest = np.int32(step + np.float32(0.5))
            doubtful += (nearest > 0) & (abs(step - np.float32(nearest)) <= near)
    return total, doubtful
