"""The annexes of a report: figures by place, and how each was counted."""

from collections.abc import Sequence

from khien.core.calendars import HANOI
from khien.documents.content import Annex, Column, grid, items, paragraph
from khien.reports.documents.numbers import percent, share, state_words, whole
from khien.reports.models import ConsolidatedReport, ReportLine, Subject

_HEAD = (
    "Dòng",
    "Xã, phường",
    "Đạt",
    "Phát sinh",
    "Tính chặt",
    "Đạt trong số đã ngã ngũ",
    "Đã ngã ngũ",
    "Chỉ tính việc đã ngã ngũ",
    "Ghi chú",
)
_COLUMNS = (Column.MIDDLE, Column.TEXT, *[Column.NUMBER] * 6, Column.TEXT)


def by_place(total: ReportLine, parts: Sequence[ReportLine]) -> Annex:
    rows = [_row(line, line.place) for line in parts]
    table = grid(_HEAD, [*rows, _row(total, "Toàn tỉnh")], columns=_COLUMNS, total=True)
    return Annex(f"{total.title}: số liệu theo xã, phường", (table,), wide=True)


def _row(line: ReportLine, place: str) -> list[str]:
    return [
        str(line.position),
        place,
        whole(line.numerator),
        whole(line.denominator),
        share(line.numerator, line.denominator),
        whole(line.settled_numerator),
        whole(line.settled_denominator),
        share(line.settled_numerator, line.settled_denominator),
        state_words(line.state) or _estimated(line),
    ]


def _estimated(line: ReportLine) -> str:
    if line.exact or line.low is None or line.high is None:
        return ""
    return f"ước lượng, từ {percent(line.low)} đến {percent(line.high)}"


def how_counted(report: ConsolidatedReport, lines: Sequence[ReportLine], *, digest: str) -> Annex:
    """So that every number can be counted again, and told to be the one that was signed."""
    known = f"{report.as_known.astimezone(HANOI):%H giờ %M phút %S giây, ngày %d/%m/%Y}"
    blocks = [
        paragraph(
            f"Số liệu đúng đến hết ngày {report.as_valid:%d/%m/%Y}, theo những gì hệ thống biết "
            f"lúc {known}. Biết thêm về sau thì có văn bản đính chính; báo cáo này giữ nguyên."
        )
    ]
    told = set()
    for line in (each for each in lines if each.is_whole):
        repeated = (line.subject, line.numerator_rule) in told
        if repeated and line.subject in {Subject.TASKS, Subject.DIFFICULTY}:
            continue
        told.add((line.subject, line.numerator_rule))
        of_what = ("Đếm", "Trên") if line.subject == Subject.DIFFICULTY else ("Đạt", "Phát sinh")
        version = f" (cách đếm số {line.version})" if line.version else ""
        blocks.append(
            items(
                f"Dòng {line.position}, {line.title}{version}. {of_what[0]}: {line.numerator_rule} "
                f"{of_what[1]}: {line.denominator_rule} "
                f"Đếm từ {line.period_start:%d/%m/%Y} đến {line.period_end:%d/%m/%Y}."
            )
        )
    if digest:
        blocks.append(paragraph(f"Mã SHA-256 của toàn bộ số liệu và lời văn:\n{digest}"))
    return Annex("Cách đếm và thời điểm chốt số liệu", tuple(blocks))
