"""The lines of circles on a sheet, and which answer the marked circles are."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.quizzes.items import Answer, Item, Kind
from khien.quizzes.items.content import CHOSEN, FALSE, TRUE
from khien.quizzes.items.marking import NONE
from khien.quizzes.rules.drawing import Asked

MOST_CHOICES = 8
MOST_LINES = 38
_TRUTH = {TRUE: "Đ", FALSE: "S"}
Paper = Sequence[tuple[Asked, Item]]
Marks = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Line:
    """`choices`: what stands in the circles. `places`: what each means in the item's own order.
    `part`: which option of a question to match or to order; None where the line is the question.
    """

    label: str
    version: UUID
    choices: tuple[str, ...]
    places: tuple[int, ...]
    many: bool = False
    part: int | None = None


def lines_of(paper: Paper) -> list[Line]:
    """Questions with a short answer have none. Refused where a sheet has no room for all."""
    found = []
    for number, (shown, item) in enumerate(paper, start=1):
        if len(shown.options) > MOST_CHOICES:
            raise Refused(
                _("Câu %(number)s có hơn %(most)s phương án, phiếu giấy không đủ chỗ.")
                % {"number": number, "most": MOST_CHOICES}
            )
        found += _lines(str(number), shown, item)
    if len(found) > MOST_LINES:
        raise Refused(_("Bài dài quá một phiếu giấy. Hãy soạn bài ít câu hơn."))
    return found


def _lines(number: str, shown: Asked, item: Item) -> list[Line]:
    if item.kind == Kind.SHORT:
        return []
    if item.kind in CHOSEN:
        letters = tuple(ascii_uppercase[: len(shown.options)])
        if item.kind == Kind.TRUE_FALSE:
            letters = tuple(_TRUTH[place] for place in shown.options)
        return [Line(number, shown.version, letters, shown.options, item.kind == Kind.MULTIPLE)]
    places = shown.partners or tuple(range(len(item.options)))
    given = ascii_uppercase if item.kind == Kind.MATCHING else "12345678"
    return [
        Line(
            f"{number}{ascii_lowercase[nth]}",
            shown.version,
            tuple(given[: len(places)]),
            places,
            part=part,
        )
        for nth, part in enumerate(shown.options)
    ]


def answers(lines: Sequence[Line], marks: Marks) -> dict[UUID, Answer]:
    """Of a line that allows one, two marks are none."""
    found: dict[UUID, list[int]] = {}
    for line, marked in zip(lines, marks, strict=True):
        places = sorted(line.places[choice] for choice in marked)
        if not line.many and len(places) != 1:
            places = []
        if line.part is None:
            found[line.version] = places
            continue
        answer = found.setdefault(line.version, [NONE] * len(line.places))
        answer[line.part] = places[0] if places else NONE
    return dict(found)
