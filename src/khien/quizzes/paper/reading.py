"""Reading sheets off a photograph.

Four codes in the corners say whose sheet it is and where on the photograph each millimetre of it
lies, however it was held; several sheets may lie on one photograph. What is dark in a circle is
measured against the paper right around it, so shade and lamplight do not matter.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from khien.quizzes.paper import layout
from khien.quizzes.paper.lines import Line
from khien.quizzes.paper.places import Mapping, mapping

Floats = NDArray[np.float64]
Grey = NDArray[np.uint8]
MARKED, DOUBTFUL = 0.30, 0.12  # darker than an empty circle of the same sheet, as a share
_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_TEXT = re.compile(r"K(\d{9})-(\d{1,3})-([0-3])")
_EMPTY = 30  # percentile: most circles of a sheet are empty
_PAPER = 75  # percentile of what lies around a circle


@dataclass
class Sheet:
    """`marks`: of each line the choices marked. `doubts`: lines at which a person must look."""

    code: str
    seat: int
    marks: list[list[int]] = field(default_factory=list)
    doubts: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Seen:
    code: str
    seat: int
    corners: dict[int, Floats]


def seen(grey: Grey) -> list[Seen]:
    """Every sheet of which a code could be read; `corners` may be too few to go by."""
    found: defaultdict[tuple[str, int], dict[int, Floats]] = defaultdict(dict)
    for barcode in zxingcpp.read_barcodes(grey, formats=_FORMATS):
        match = _TEXT.fullmatch(barcode.text)
        if match:
            found[match[1], int(match[2])][int(match[3])] = _points(barcode.position)
    return [Seen(code, seat, corners) for (code, seat), corners in sorted(found.items())]


def _points(position: Any) -> Floats:
    corners = (
        position.top_left,
        position.top_right,
        position.bottom_right,
        position.bottom_left,
    )
    return np.array([(corner.x, corner.y) for corner in corners], dtype=np.float64)


def read(grey: Grey, found: Seen, lines: list[Line]) -> Sheet:
    """`found` has at least three corners."""
    place = mapping(found.corners)
    circles = list(layout.circles(lines))
    dark = np.array([_darkness(grey, place, circle) for circle in circles])
    dark -= np.percentile(dark, _EMPTY)
    sheet = Sheet(found.code, found.seat, marks=[[] for _line in lines])
    unsure: set[int] = set()
    for circle, how_dark in zip(circles, dark, strict=True):
        if how_dark > MARKED:
            sheet.marks[circle.line].append(circle.choice)
        elif how_dark > DOUBTFUL:
            unsure.add(circle.line)
    sheet.doubts = sorted(unsure | set(_too_many(lines, sheet.marks)))
    return sheet


def _too_many(lines: list[Line], marks: list[list[int]]) -> Iterator[int]:
    for number, (line, marked) in enumerate(zip(lines, marks, strict=True)):
        if len(marked) > 1 and not line.many:
            yield number


def _disc(inner: float, outer: float, rings: int) -> Floats:
    """Points in circles around the middle, in radii."""
    radii = np.linspace(inner, outer, rings)
    turns = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    points = [(r * np.cos(turn), r * np.sin(turn)) for r in radii for turn in turns]
    return np.array(points) * layout.RADIUS


_INSIDE = _disc(0.1, 0.7, 4)
_AROUND = _disc(1.25, 1.35, 2)


def _darkness(grey: Grey, place: Mapping, circle: layout.Circle) -> float:
    middle = np.array([circle.x, circle.y])
    paper = np.percentile(_values(grey, place(_AROUND + middle)), _PAPER)
    inside = _values(grey, place(_INSIDE + middle)).mean()
    return float(1 - inside / max(paper, 1.0))


def _values(grey: Grey, points: Floats) -> Floats:
    height, width = grey.shape
    columns = np.clip(np.rint(points[:, 0]).astype(int), 0, width - 1)
    rows = np.clip(np.rint(points[:, 1]).astype(int), 0, height - 1)
    found: Floats = grey[rows, columns].astype(np.float64)
    return found
