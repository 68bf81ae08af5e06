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
_REDS, _GREENS, _BLUES = (np.arange(256) * share for share in (0.299, 0.587, 0.114))
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
def blurred(picture: Bytes) -> Floats:
    """The 64 × 64 points with every rounding of the reference.

    Row after row passes through three of the four filters while it is near; only what the fourth
    needs of it is kept.
    """
    height, width = picture.shape[:2]
    found = np.empty((SIDE, SIDE), np.float32)
    if height == SIDE and width == SIDE:
        for y in range(height):
            _luma(picture[y], found[y])
        return found
    kept = _across_down_across(picture)
    line, sums, many = np.empty(height, np.float32), np.empty(height, np.float32), _many(height)
    for j in range(SIDE):
        line[:] = kept[:, j]
        _sums(line, sums)
        for i in range(SIDE):
            y = _middle(i, height)
            found[i, j] = sums[y] / many[y]
    return found


@njit(cache=True, nogil=True, error_model="numpy")
def _across_down_across(picture: Bytes) -> Floats:
    height, width = picture.shape[:2]
    before, after = _reach(height)
    found = np.empty((height, SIDE), np.float32)
    rows = np.empty((before + after + 1, width), np.float32)  # those in the sums, and the last out
    totals, down, across = np.zeros(width, np.float32), _many(height), _many(width)
    line, sums = np.empty(width, np.float32), np.empty(width, np.float32)
    for y in range(-after + 1, height):
        if y + after - 1 < height:
            row = rows[(y + after - 1) % len(rows)]
            _luma(picture[y + after - 1], line)
            _sums(line, sums)
            for x in range(width):
                row[x] = sums[x] / across[x]
                totals[x] += row[x]
        if y > before:
            row = rows[(y - before - 1) % len(rows)]
            for x in range(width):
                totals[x] -= row[x]
        if y >= 0:
            for x in range(width):
                line[x] = totals[x] / down[y]
            _sums(line, sums)
            for j in range(SIDE):
                x = _middle(j, width)
                found[y, j] = sums[x] / across[x]
    return found


@njit(cache=True, nogil=True)
def _middle(point: int, length: int) -> int:
    return int((point + 0.5) * length / SIDE)


@njit(cache=True, nogil=True)
def _reach(length: int) -> tuple[int, int]:
    """How many neighbours before a pixel a mean takes, and how many from it on."""
    window = (length + 127) // 128
    after = (window + 2) // 2
    return window - after, after


@njit(cache=True, nogil=True)
def _many(length: int) -> Floats:
    """Of how many pixels each mean is: of fewer at the ends."""
    before, after = _reach(length)
    found = np.empty(length, np.float32)
    for x in range(length):
        found[x] = min(length, x + after) - max(0, x - before)
    return found


@njit(cache=True, nogil=True)
def _sums(line: Floats, out: Floats) -> None:
    """Of each pixel and its neighbours, as one running sum."""
    before, after = _reach(line.size)
    last, total = line.size - after + 1, np.float32(0)
    for x in range(after - 1):
        total += line[x]
    for x in range(before + 1):
        total += line[x + after - 1]
        out[x] = total
    for x in range(before + 1, last):
        total += line[x + after - 1]
        total -= line[x - before - 1]
        out[x] = total
    for x in range(last, line.size):
        total -= line[x - before - 1]
        out[x] = total


@njit(cache=True, nogil=True)
def _luma(row: Bytes, found: Floats) -> None:
    """As the reference's Python binding does: summed in double precision, kept in single."""
    if row.shape[1] == 1:
        for x in range(len(row)):
            found[x] = row[x, 0]
    else:
        for x in range(len(row)):
            found[x] = _REDS[row[x, 0]] + _GREENS[row[x, 1]] + _BLUES[row[x, 2]]


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
