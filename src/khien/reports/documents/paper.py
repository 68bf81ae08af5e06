"""What the report of the province says, from its lines and the words of who writes it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import override

from khien.core.calendars import HANOI
from khien.core.models import Certainty
from khien.documents.composing import compose
from khien.documents.content import (
    Annex,
    Block,
    Column,
    Content,
    Signer,
    grid,
    grounds,
    heading,
    numeral,
    paragraph,
)
from khien.documents.models import DocumentType
from khien.documents.rendering.layout import in_words
from khien.reports.documents import difficulties
from khien.reports.documents.annexes import by_place, how_counted
from khien.reports.documents.numbers import both, percent, share, state_words, whole
from khien.reports.models import Cadence, ConsolidatedReport, ReportLine, Subject
from khien.reports.rules.frozen import Difference, counts_of
from khien.steering.models import Plan

CODE = "plan-report"
_TEXT, _NUMBER, _MIDDLE = Column.TEXT, Column.NUMBER, Column.MIDDLE


def content(
    kind: DocumentType,
    report: ConsolidatedReport,
    lines: Sequence[ReportLine],
    *,
    differences: Sequence[Difference],
    digest: str,
) -> Content:
    """In Vietnamese, whoever asks. The signer is set when it is signed."""
    with override("vi"):
        made = compose(
            kind,
            *_body(report, lines, differences),
            signers=[Signer()],
        )
        annexes = (
            *_places(lines),
            *difficulties.annexes(lines),
            how_counted(report, lines, digest=digest),
        )
        return replace(made, abstract=report.title, annexes=annexes)


def _body(
    report: ConsolidatedReport, lines: Sequence[ReportLine], differences: Sequence[Difference]
) -> Iterable[Block]:
    yield from _grounds(report.plan)
    yield paragraph(_opening(report))
    parts = [
        ("Kết quả thực hiện các mục tiêu", _objectives(report, differences)),
        ("Thực hiện các nhiệm vụ", _tasks(lines)),
        ("Chế độ báo cáo", _received(lines)),
        ("Khó khăn, vướng mắc", difficulties.chapter(lines)),
        *((title, [paragraph(text)]) for title, text in report.narrative),
    ]
    for place, (title, blocks) in enumerate(part for part in parts if part[1]):
        yield heading(f"{numeral(place)}. {title}")
        yield from blocks
    yield paragraph(f"Trên đây là báo cáo {report.title[0].lower()}{report.title[1:]}./.")


def _grounds(plan: Plan) -> list[Block]:
    """Only a plan that was read in a public source is named as what it rests on."""
    if plan.certainty != Certainty.VERIFIED:
        return []
    day = f" {in_words(plan.issued)}" if plan.issued else ""
    return [grounds(f"Căn cứ Kế hoạch số {plan.number}{day} của {plan.issuer};")]


def _opening(report: ConsolidatedReport) -> str:
    known = f"{report.as_known.astimezone(HANOI):%H giờ %M ngày %d/%m/%Y}"
    said = (
        f"Thời gian báo cáo: từ {report.start:%d/%m/%Y} đến {report.end:%d/%m/%Y}. "
        f"Số liệu đến hết ngày {report.as_valid:%d/%m/%Y}, được đếm lúc {known}"
    )
    if report.geography != report.as_valid or report.cadence == Cadence.FINAL:
        said += f", theo đơn vị hành chính ngày {report.geography:%d/%m/%Y}"
    return f"{said}. Mỗi con số mang số dòng để tra cứu trong Phụ lục và trên hệ thống."


def _objectives(report: ConsolidatedReport, differences: Sequence[Difference]) -> list[Block]:
    found = [each for each in differences if each.line.subject == Subject.INDICATOR]
    told = [paragraph(_sentence(n, each)) for n, each in enumerate(found, start=1)]
    if not found:
        return []
    head = [
        "Dòng",
        "Mục tiêu",
        "Chỉ tiêu",
        "Đạt",
        "Phát sinh",
        "Tính chặt",
        "Tính trên việc đã ngã ngũ",
    ]
    columns = [_MIDDLE, _TEXT, *[_NUMBER] * 5]
    rows = [_row(each.line) for each in found]
    if report.previous_id:
        head.append("So kỳ trước (điểm %)")
        columns.append(_NUMBER)
        rows = [[*row, each.points_words] for row, each in zip(rows, found, strict=True)]
    return [*told, grid(head, rows, columns=columns)]


def _sentence(number: int, each: Difference) -> str:
    line = each.line
    text = f"{number}. {line.title} (dòng {line.position}): {both(counts_of(line))}."
    if line.low is not None and line.high is not None:
        text += f" Tỷ lệ ước lượng, nằm trong khoảng {percent(line.low)} đến {percent(line.high)}."
    if line.reporters:
        text += f" Đã có số liệu của {whole(line.reported)}/{whole(line.reporters)} nơi."
    if each.points is not None and each.before is not None:
        before = share(each.before.numerator, each.before.denominator)
        text += f" Kỳ trước: {before}."
    return text


def _row(line: ReportLine) -> list[str]:
    words = state_words(line.state)
    target = percent(float(line.target)) if line.target is not None else ""
    return [
        str(line.position),
        line.title,
        target,
        whole(line.numerator),
        whole(line.denominator),
        words or share(line.numerator, line.denominator),
        words or share(line.settled_numerator, line.settled_denominator) or "chưa có",
    ]


_TASKS = ("Dòng", "Cơ quan", "Nhiệm vụ", "Đã xong", "Quá hạn", "Đúng hạn", "Tỷ lệ đúng hạn")
_REPORTS = ("Dòng", "Báo cáo", "Đúng hạn", "Phải nộp", "Tỷ lệ", "Đã nộp, cả muộn")


def _tasks(lines: Iterable[ReportLine]) -> list[Block]:
    rows = [
        [
            str(line.position),
            line.title,
            whole(line.reporters),
            whole(line.reported),
            whole((line.denominator or 0) - (line.settled_denominator or 0)),
            whole(line.numerator),
            state_words(line.state) or share(line.numerator, line.denominator),
        ]
        for line in lines
        if line.subject == Subject.TASKS
    ]
    return [grid(_TASKS, rows, columns=[_MIDDLE, _TEXT, *[_NUMBER] * 5])] if rows else []


def _received(lines: Iterable[ReportLine]) -> list[Block]:
    rows = [
        [
            str(line.position),
            line.title,
            whole(line.numerator),
            whole(line.denominator),
            state_words(line.state) or share(line.numerator, line.denominator),
            whole(line.settled_denominator),
        ]
        for line in lines
        if line.subject == Subject.REPORTS
    ]
    return [grid(_REPORTS, rows, columns=[_MIDDLE, _TEXT, *[_NUMBER] * 4])] if rows else []


def _places(lines: Sequence[ReportLine]) -> list[Annex]:
    """An annex for each figure that is told by place, its total last."""
    wholes = [line for line in lines if line.is_whole and line.subject == Subject.INDICATOR]
    found = []
    for total in wholes:
        parts = [line for line in lines if line.code == total.code and not line.is_whole]
        if parts:
            found.append(by_place(total, parts))
    return found
