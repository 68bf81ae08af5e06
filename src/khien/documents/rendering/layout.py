"""Measures and fixed words of Nghị định 30/2020, Phụ lục I, that both renderers share."""

from dataclasses import dataclass
from datetime import date

from khien.documents.content import Block, Content, numeral

# Millimetres: above and below 20–25, left 30–35, right 15–20.
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 16
WIDTH, HEIGHT = 210, 297
HEADER = 10  # from the paper's edge to the page number, in the top margin

# Points.
NATION, MOTTO, OFFICE, NUMBER = 12, 13, 12, 13
BODY, GRID, LETTER_ABSTRACT, CORNER = 14, 13, 12, 12
RECIPIENTS_HEAD, RECIPIENTS = 12, 11

ANNEX = 14

LEFT_COLUMN = 0.42  # the office's share of the line; the rest is the nation's

NATION_WORDS = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_WORDS = "Độc lập - Tự do - Hạnh phúc"
DRAFT_WORDS = "DỰ THẢO"
_NARROWEST, _WIDEST = 9, 40  # letters that a column of a grid is reckoned with
_MONTHS_WITH_ZERO = 2


@dataclass(frozen=True)
class Paper:
    """A document to print. `number` and `day` are None while it is a draft."""

    content: Content
    number: int | None = None
    day: date | None = None

    @property
    def is_draft(self) -> bool:
        return self.number is None

    @property
    def number_line(self) -> str:
        """As in "Số: 05/QĐ-UBND"; numbers under 10 have a zero, a draft leaves room for one."""
        written = "      " if self.number is None else f"{self.number:02}"
        return f"Số: {written}/{self.content.heading.symbol}"

    def annex_name(self, place: int) -> str:
        """Numbered in Roman where there are several."""
        if len(self.content.annexes) == 1:
            return "Phụ lục"
        return f"Phụ lục {numeral(place)}"

    @property
    def annex_line(self) -> str:
        """With what it comes: "(Kèm theo Báo cáo số 05/BC-VP ngày 04 tháng 02 năm 2026 của …)"."""
        kind = self.content.title.capitalize() or "Công văn"
        number = self.number_line.removeprefix("Số: ")
        office = " ".join(self.content.heading.office.split())
        of = f" của {office}" if office else ""
        return f"(Kèm theo {kind} số {number} {in_words(self.day)}{of})"

    @property
    def date_line(self) -> str:
        place = f"{self.content.heading.place}, " if self.content.heading.place else ""
        return f"{place}{in_words(self.day)}"


def shares(grid: Block) -> list[float]:
    """How wide each column is, by the longest line in it: one for crosses needs little room. Its
    head is broken between words.
    """
    columns = zip(grid.head, *grid.rows, strict=True)
    letters = [
        max(len(part) for part in (*head.split(), *_lines(cells), "")) for head, *cells in columns
    ]
    wanted = [min(max(each, _NARROWEST), _WIDEST) for each in letters]
    return [each / sum(wanted) for each in wanted]


def _lines(cells: list[str]) -> list[str]:
    return [line for text in cells for line in text.split("\n")]


def in_words(day: date | None) -> str:
    """Days under 10 and the months 1 and 2 with a zero, as the decree writes them."""
    if day is None:
        return "ngày       tháng       năm 20…"
    month = f"{day.month:02}" if day.month <= _MONTHS_WITH_ZERO else f"{day.month}"
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
