"""The report on paper, in the layout of official documents, and its list of components."""

from khien.core.calendars import HANOI, today
from khien.documents.content import (
    Annex,
    Block,
    Column,
    Content,
    Heading,
    Signer,
    answers,
    cleaned,
    grid,
    heading,
    numeral,
    paragraph,
)
from khien.documents.models import FileFormat
from khien.documents.rendering import Paper, as_docx, as_pdf
from khien.site.models import SecurityReport
from khien.site.security_report.told import parts

_RENDERERS = {FileFormat.DOCX: as_docx, FileFormat.PDF: as_pdf}
WRITTEN = (
    ("incidents", "Sự cố và cách xử lý"),
    ("updates", "Cập nhật, vá lỗi"),
    ("drills", "Diễn tập, đọc thử bản sao lưu, kiểm tra"),
    ("plans", "Tồn tại và việc sẽ làm năm tới"),
)


def printed(report: SecurityReport, kind: FileFormat) -> bytes:
    day = today(report.issued_at) if report.issued_at else None
    return _RENDERERS[kind](Paper(cleaned(content(report)), report.number, day))


def content(report: SecurityReport) -> Content:
    """In Vietnamese, whatever the page's language: call it so."""
    listed = report.components["components"]
    told = parts(report.figures, components=len(listed))
    blocks: list[Block] = [_measured(report)]
    for place, (title, rows) in enumerate(told):
        blocks += [heading(f"{numeral(place)}. {title}"), answers(rows)]
    for place, (name, title) in enumerate(WRITTEN, start=len(told)):
        blocks += [heading(f"{numeral(place)}. {title}"), paragraph(getattr(report, name) or "…")]
    if report.sha256:
        blocks.append(paragraph(f"Mã SHA-256 của toàn bộ số liệu và lời văn: {report.sha256}"))
    packages = [[each["name"], each["version"], each["purl"]] for each in listed]
    return Content(
        title="BÁO CÁO",
        abstract=f"công tác bảo đảm an toàn thông tin năm {report.year} của hệ thống Khiên",
        blocks=tuple(blocks),
        signers=(Signer(title=report.signer_title),),
        heading=Heading(office=report.office, symbol=report.symbol),
        annexes=(
            Annex(
                "Danh sách thành phần phần mềm",
                (grid(["Tên", "Phiên bản", "Địa chỉ gói"], packages, columns=[Column.TEXT] * 3),),
            ),
        ),
    )


def _measured(report: SecurityReport) -> Block:
    moment = report.measured_at.astimezone(HANOI)
    return paragraph(
        f"Số liệu do hệ thống tự đếm lúc {moment:%H giờ %M} ngày {moment:%d/%m/%Y}; "
        "phần lời do người báo cáo viết."
    )
