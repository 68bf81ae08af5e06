"""Where everything stands on a sheet, in millimetres from its upper left corner.

Printing and reading both go by this file. A sheet is half of an A4 page laid across.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from khien.quizzes.paper.lines import Line

WIDTH, HEIGHT = 138.5, 190.0
CODE = 14.0  # side of a corner code
INSET = 5.0
RADIUS = 2.3
_FIRST, _STEP = 30.0, 7.2
_ROWS = 19
_COLUMNS = (7.0, 71.0)
_LABEL, _PITCH = 13.0, 6.4
CORNERS = (
    (INSET, INSET),
    (WIDTH - INSET - CODE, INSET),
    (WIDTH - INSET - CODE, HEIGHT - INSET - CODE),
    (INSET, HEIGHT - INSET - CODE),
)


@dataclass(frozen=True)
class Circle:
    line: int
    choice: int
    x: float
    y: float
    letter: str


def label_at(line: int) -> tuple[float, float]:
    return _COLUMNS[line // _ROWS], _FIRST + _STEP * (line % _ROWS)


def circles(lines: list[Line]) -> Iterator[Circle]:
    for number, line in enumerate(lines):
        left, y = label_at(number)
        for choice, letter in enumerate(line.choices):
            yield Circle(number, choice, left + _LABEL + _PITCH * choice, y, letter)


def corner_text(code: str, seat: int, corner: int) -> str:
    """What the code in a corner says: of which class quiz, whose sheet, which corner."""
    return f"K{code}-{seat}-{corner}"
