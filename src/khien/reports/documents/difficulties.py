"""Khó khăn, vướng mắc: how many arose, were solved, are open, and of which kind."""

from collections.abc import Sequence

from khien.documents.content import Annex, Block, Column, grid, paragraph
from khien.reports.documents.numbers import share, state_words, whole
from khien.reports.models import ReportLine, Subject

_HEAD = ("Dòng", "Nội dung", "Số vướng mắc", "Trên tổng số", "Tỷ lệ")
_COLUMNS = (Column.MIDDLE, Column.TEXT, *[Column.NUMBER] * 3)


def chapter(lines: Sequence[ReportLine]) -> list[Block]:
    """The counts; which kinds and levels the open ones are of stands in the annex too."""
    totals = [line for line in _of(lines) if not _is_part(line)]
    if not totals or not totals[0].denominator:
        return [paragraph("Trong kỳ không phát sinh vướng mắc nào và không còn từ kỳ trước.")]
    parts = [line for line in _of(lines) if _is_part(line)]
    told = "; ".join(
        f"{line.title} {whole(line.numerator)} (dòng {line.position})" for line in parts
    )
    said = [paragraph(f"{told}.")] if told else []
    return [grid(_HEAD, [_row(line) for line in totals], columns=_COLUMNS), *said]


def annexes(lines: Sequence[ReportLine]) -> list[Annex]:
    found = _of(lines)
    if not found:
        return []
    table = grid(_HEAD, [_row(line) for line in found], columns=_COLUMNS)
    return [Annex("Khó khăn, vướng mắc theo loại và cấp có thẩm quyền", (table,))]


def _of(lines: Sequence[ReportLine]) -> list[ReportLine]:
    return [line for line in lines if line.subject == Subject.DIFFICULTY]


def _is_part(line: ReportLine) -> bool:
    return ":" in line.code


def _row(line: ReportLine) -> list[str]:
    return [
        str(line.position),
        line.title,
        whole(line.numerator),
        whole(line.denominator),
        state_words(line.state) or share(line.numerator, line.denominator),
    ]
