"""From millimetres of a sheet to points of a photograph: a plane before a camera, slightly bent."""

from collections.abc import Callable
from collections.abc import Mapping as Given

import numpy as np
from numpy.typing import NDArray

from khien.quizzes.paper import layout

Floats = NDArray[np.float64]
Mapping = Callable[[Floats], Floats]


def mapping(corners: Given[int, Floats]) -> Mapping:
    """The projection that fits all read codes best, bent by what it leaves over at each.

    `corners`: of each code the four points it spans.
    """
    sheet = np.concatenate([_square(corner) for corner in corners])
    photograph = np.concatenate(list(corners.values()))
    flat = _fitted(sheet, photograph)
    bend, *_rest = np.linalg.lstsq(_terms(sheet), photograph - flat(sheet), rcond=None)
    return lambda points: flat(points) + _terms(points) @ bend


def _terms(points: Floats) -> Floats:
    x, y = points[:, 0] / layout.WIDTH, points[:, 1] / layout.HEIGHT
    return np.column_stack([np.ones(len(points)), x, y, x * y])


def _square(corner: int) -> Floats:
    x, y = layout.CORNERS[corner]
    side = layout.CODE
    return np.array([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])


def _fitted(source: Floats, target: Floats) -> Mapping:
    """Direct linear transform, both sides brought to one scale first (Hartley 1997)."""
    to_source, to_target = _scaling(source), _scaling(target)
    rows = []
    for (x, y), (u, v) in zip(_apply(to_source, source), _apply(to_target, target), strict=True):
        rows.append([-x, -y, -1, 0, 0, 0, u * x, u * y, u])
        rows.append([0, 0, 0, -x, -y, -1, v * x, v * y, v])
    _u, _s, solutions = np.linalg.svd(np.array(rows))
    matrix = np.linalg.inv(to_target) @ solutions[-1].reshape(3, 3) @ to_source
    return lambda points: _apply(matrix, points)


def _scaling(points: Floats) -> Floats:
    middle = points.mean(axis=0)
    spread = np.sqrt(2) / np.linalg.norm(points - middle, axis=1).mean()
    return np.array([[spread, 0, -spread * middle[0]], [0, spread, -spread * middle[1]], [0, 0, 1]])


def _apply(matrix: Floats, points: Floats) -> Floats:
    lifted = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    projected: Floats = lifted[:, :2] / lifted[:, 2:]
    return projected
