"""Công văn đính chính: which lines of a signed report are known better now."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import override

from khien.core.calendars import HANOI
from khien.documents.composing import compose
from khien.documents.content import Column, Content, Signer, grid, paragraph
from khien.documents.models import DocumentType
from khien.documents.rendering.layout import in_words
from khien.reports.documents.numbers import both
from khien.reports.models import ConsolidatedReport, ReportLine
from khien.reports.rules.frozen import counts_of

CODE = "plan-report-erratum"
Change = tuple[ReportLine, dict[str, Any]]


def abstract_of(report: ConsolidatedReport) -> str:
    return f"đính chính Báo cáo {_called(report)}"


def _called(report: ConsolidatedReport) -> str:
    number = report.document.number if report.document else None
    return f"số {number.written} {in_words(number.day)}" if number else report.title


def content(
    kind: DocumentType,
    report: ConsolidatedReport,
    changes: Sequence[Change],
    *,
    reason: str,
    as_known: datetime,
) -> Content:
    with override("vi"):
        known = f"{as_known.astimezone(HANOI):%H giờ %M ngày %d/%m/%Y}"
        rows = [
            [str(line.position), _about(line), both(counts_of(line)), both(now)]
            for line, now in changes
        ]
        made = compose(
            kind,
            paragraph(
                f"Báo cáo {_called(report)} ({report.title}) có số liệu nay được biết khác, "
                f"tính lại lúc {known}. Lý do: {reason}"
            ),
            grid(
                ["Dòng", "Nội dung", "Đã in trong báo cáo", "Nay đính chính là"],
                rows,
                columns=[Column.MIDDLE, Column.TEXT, Column.TEXT, Column.TEXT],
            ),
            paragraph("Các số liệu khác của báo cáo giữ nguyên."),
            to=["Các nơi đã nhận báo cáo"],
            signers=[Signer()],
        )
        return replace(made, abstract=abstract_of(report))


def _about(line: ReportLine) -> str:
    return f"{line.title}, {line.place}" if line.place else f"{line.title}, toàn tỉnh"
