"""Question paper and sheets as one PDF."""

from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from khien.core.qr import qr_svg
from khien.documents.rendering.pdf import breakable, typeset
from khien.quizzes.items import Item, Kind
from khien.quizzes.models import ClassQuiz
from khien.quizzes.paper import layout
from khien.quizzes.paper.lines import Line, Paper, lines_of
from khien.quizzes.rules.drawing import Asked

_TEMPLATE = Path(__file__).parent / "sheets.typ"


def sheets(opened: ClassQuiz, paper: Paper, *, last_seat: int) -> bytes:
    lines = lines_of(paper)
    data = {
        "title": opened.quiz.title,
        "class_name": opened.class_name,
        "questions": [_question(number, *each) for number, each in enumerate(paper, start=1)],
        "size": [layout.WIDTH, layout.HEIGHT],
        "code": layout.CODE,
        "radius": layout.RADIUS,
        "corners": layout.CORNERS,
        "labels": [_label(number, line) for number, line in enumerate(lines)],
        "circles": [(circle.x, circle.y, circle.letter) for circle in layout.circles(lines)],
        "sheets": [_sheet(opened.code, seat) for seat in range(1, last_seat + 1)],
    }
    return typeset(_TEMPLATE, data)


def _label(number: int, line: Line) -> tuple[float, float, str]:
    x, y = layout.label_at(number)
    return x, y, line.label


def _sheet(code: str, seat: int) -> dict[str, Any]:
    texts = (layout.corner_text(code, seat, corner) for corner in range(len(layout.CORNERS)))
    return {"seat": str(seat), "codes": [qr_svg(text) for text in texts]}


def _question(number: int, shown: Asked, item: Item) -> Any:
    """`left`, `right`: what stands below it, each with its letter."""
    left, right = _offered(shown, item)
    said = {"number": str(number), "text": item.text, "kind": item.kind, "left": left}
    return breakable(said | {"right": right})


def _offered(shown: Asked, item: Item) -> tuple[list[list[str]], list[list[str]]]:
    if item.kind in (Kind.TRUE_FALSE, Kind.SHORT):
        return [], []
    options = [item.options[place] for place in shown.options]
    if item.kind in (Kind.SINGLE, Kind.MULTIPLE):
        return _lettered(ascii_uppercase, options), []
    partners = [item.partners[place] for place in shown.partners]
    return _lettered(ascii_lowercase, options), _lettered(ascii_uppercase, partners)


def _lettered(letters: str, texts: list[str]) -> list[list[str]]:
    return [[letter, text] for letter, text in zip(letters, texts, strict=False)]
