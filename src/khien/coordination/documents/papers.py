"""Minutes and conclusions as plain data, for the layout of Nghị định 30/2020."""

from collections.abc import Iterable
from datetime import date, datetime

from khien.coordination.models import Inspection, Meeting, Recommendation, Weight
from khien.core.calendars import HANOI
from khien.directory.queries.latest import latest_names
from khien.documents.composing import compose
from khien.documents.content import (
    Block,
    Content,
    Signer,
    grid,
    heading,
    items,
    paragraph,
)
from khien.documents.models import DocumentType

_WEIGHTS = {
    Weight.REMARK: "Cần lưu ý",
    Weight.LACKING: "Tồn tại, thiếu sót",
    Weight.SERIOUS: "Nghiêm trọng",
}


_ROMAN = ("I", "II", "III", "IV", "V")
_GIVEN = ("STT", "Việc", "Đơn vị thực hiện", "Xong trước")
_ASKED = ("STT", "Nội dung", "Xong trước")


def _moment(at: datetime) -> str:
    return f"{at.astimezone(HANOI):%H giờ %M, ngày %d/%m/%Y}"


def _day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def _end_of(day: date) -> str:
    return f"hết {_day(day)}"


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def _list_of(lines: Iterable[str]) -> Block | None:
    rows = tuple(lines)
    return items(*rows) if rows else None


def _numbered(*parts: tuple[str, Block | None]) -> tuple[Block, ...]:
    """What there is, under Roman numbers without a gap."""
    there = [(title, block) for title, block in parts if block is not None]
    return tuple(
        each
        for numeral, (title, block) in zip(_ROMAN, there, strict=False)
        for each in (heading(f"{numeral}. {title}"), block)
    )


def minutes(kind: DocumentType, meeting: Meeting) -> Content:
    """Who, when, where; what was said and concluded; who does what by when."""
    offices = list(meeting.offices.all())
    actions = list(meeting.actions.all())
    names = latest_names(
        {each.office_id for each in offices} | {each.office_id for each in actions}
    )
    end = f"; kết thúc lúc {_moment(meeting.ended_at)}" if meeting.ended_at else ""
    came = (f"{names.get(each.office_id, '')}: {each.people or 'vắng'}" for each in offices)
    given = [
        (str(n), each.words, names.get(each.office_id, ""), _end_of(each.due_on))
        for n, each in enumerate(actions, start=1)
    ]
    blocks = (
        paragraph(f"Nội dung: {meeting.title}."),
        paragraph(f"Bắt đầu lúc {_moment(meeting.held_at)}{end}. Địa điểm: {meeting.place}."),
        paragraph(f"Chủ trì: {meeting.chair}. Thư ký: {meeting.secretary}."),
        *_numbered(
            ("THÀNH PHẦN DỰ HỌP", _list_of(came)),
            ("NỘI DUNG HỌP", _list_of(_lines(meeting.agenda))),
            ("Ý KIẾN", _list_of(_lines(meeting.said))),
            ("KẾT LUẬN", _list_of(_lines(meeting.concluded))),
            ("GIAO VIỆC", grid(_GIVEN, given) if given else None),
        ),
    )
    return compose(
        kind,
        *blocks,
        signers=[
            Signer("", "Thư ký", meeting.secretary or ""),
            Signer("", "Chủ trì", meeting.chair or ""),
        ],
        recipients=(*(names.get(each.office_id, "") + ";" for each in offices), "Lưu: VT."),
    )


def conclusion(kind: DocumentType, inspection: Inspection) -> Content:
    """What was looked at, what was found, what is recommended by when."""
    names = latest_names({inspection.office_id, inspection.body_id})
    body, office = names.get(inspection.body_id, ""), names.get(inspection.office_id, "")
    found = list(inspection.findings.all())
    rows = Recommendation.objects.filter(finding__inspection=inspection).order_by("due_on")
    told = [
        (str(n), _WEIGHTS[Weight(each.weight)], each.words) for n, each in enumerate(found, start=1)
    ]
    asked = [(str(n), each.words, _end_of(each.due_on)) for n, each in enumerate(rows, start=1)]
    held = _day(inspection.held_on) if inspection.held_on else ""
    blocks = (
        paragraph(
            f"Ngày {held}, {office} kiểm tra việc bảo vệ trẻ em trên môi trường mạng "
            f"tại {body}. Kết luận như sau:"
        ),
        *(paragraph(line) for line in _lines(inspection.conclusion)),
        *((heading("Tồn tại"), grid(("STT", "Mức", "Nội dung"), told)) if told else ()),
        *((heading("Kiến nghị"), grid(_ASKED, asked)) if asked else ()),
        paragraph(f"Đề nghị {body} thực hiện các kiến nghị đúng hạn và báo kết quả."),
    )
    return compose(
        kind,
        *blocks,
        signers=[Signer("", "Thủ trưởng đơn vị", "")],
        recipients=(f"{body};", "Lưu: VT, hồ sơ kiểm tra."),
    )
