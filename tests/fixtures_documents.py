"""A document to try things with, and ways to look into what was printed."""

from datetime import date
from io import BytesIO

import docx
import pypdfium2

from fixtures_incident import NOW
from khien.core.ids import new_id
from khien.documents import actions
from khien.documents.content import (
    Content,
    Heading,
    Signer,
    answers,
    articles,
    cleaned,
    grid,
    grounds,
    heading,
    items,
    middle,
    paragraph,
)
from khien.documents.rendering import Paper

# Every letter of Vietnamese, small and capital.
VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
LETTERS = VIETNAMESE + VIETNAMESE.upper()
HEADING = Heading("", "Ủy ban nhân dân\nPhường Suối Ngọc", "Suối Ngọc", "QĐ-UBND")
DECISION = Content(
    title="Quyết định",
    abstract="Về việc phê duyệt kế hoạch hỗ trợ, can thiệp đối với trẻ em",
    form="Mẫu số 05",
    issuer="Chủ tịch Ủy ban nhân dân Phường Suối Ngọc",
    blocks=(
        grounds("Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;"),
        paragraph("Theo đề nghị của người làm công tác bảo vệ trẻ em."),
        middle("QUYẾT ĐỊNH:"),
        articles("Phê duyệt kế hoạch.", "Phân công thực hiện.\nBáo cáo kết quả."),
        heading("I. Thông tin"),
        answers([("1. Họ và tên", "Nguyễn Thị Mẫu"), ("2. Ngày sinh", "")]),
        items("một việc", "hai việc"),
        grid(["Dịch vụ", "Thời gian"], [["tư vấn", "01/12/2026"]] * 60),
    ),
    signers=(Signer("KT. Chủ tịch", "Phó Chủ tịch", "Trần Văn Mẫu"),),
    recipients=("Như Điều 2;", "Lưu: VT."),
    heading=HEADING,
)
ISSUED = Paper(cleaned(DECISION), 5, date(2026, 2, 4))
DRAFT = Paper(cleaned(DECISION))
THING = new_id()
CHAIR = Signer("", "Chủ tịch", "Trần Văn Mẫu")


def opened(made: bytes):
    return docx.Document(BytesIO(made))


def docx_text(made: bytes) -> str:
    """All text runs of the body, those in tables too."""
    body = opened(made).element.body
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter("{*}t")) for paragraph in body.iter("{*}p")
    )


def pdf_pages(made: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(made)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def pdf_text(made: bytes) -> str:
    return "\n".join(pdf_pages(made)).replace("\r\n", "\n")


def make(office, by, kind, *, holder=THING, content=DECISION, now=NOW):
    return actions.make(
        kind,
        holder=holder,
        holder_kind="thing",
        office=office.pk,
        content=content,
        by=by,
        now=now,
    )


def issue(document, by, *, signer=CHAIR, now=NOW):
    return actions.issue(document, signer=signer, recipients=("Lưu: VT.",), by=by, now=now)
