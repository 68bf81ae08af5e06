"""Minutes of a needs meeting and the letter of referral: plain arguments, whoever keeps them."""

from collections.abc import Sequence
from datetime import date

from khien.documents.composing import compose
from khien.documents.content import Content, Signer, answers, grid, heading, paragraph
from khien.documents.models import DocumentType
from khien.support.documents import words


def minutes(
    kind: DocumentType,
    *,
    when: str,
    place: str,
    presided_by: str,
    written_by: str,
    present: Sequence[tuple[str, str]],
    about: Sequence[tuple[str, str]],
    opinions: Sequence[tuple[str, str]],
    decided: str,
    agreed: Sequence[tuple[str, str, date | None]],
) -> Content:
    """`present`: (name, office or role). `about`: facts of the child as (label, answer).

    `opinions`: (who, what). `decided`: in words. `agreed`: (what, who does it, until when).
    """
    tasks = [[what, who, words.day(due) if due else ""] for what, who, due in agreed]
    blocks = (
        paragraph(f"Thời gian: {when}."),
        answers([("Địa điểm", place)]),
        heading("I. Thành phần"),
        answers([("Chủ trì", presided_by), ("Người ghi biên bản", written_by)]),
        grid(["Họ và tên", "Cơ quan, chức vụ"], present or [["", ""]]),
        heading("II. Trẻ em"),
        answers(about),
        heading("III. Ý kiến tại cuộc họp"),
        answers(opinions or [("Ý kiến", "")]),
        heading("IV. Kết luận: nhu cầu hỗ trợ, can thiệp và phân công"),
        answers([("Đã thống nhất", decided)]),
        grid(["Việc cần làm", "Người, nơi thực hiện", "Thời hạn"], tasks or [["", "", ""]]),
        paragraph("Biên bản được thông qua tại cuộc họp."),
    )
    signers = [Signer("", "Người ghi biên bản", written_by), Signer("", "Chủ trì", presided_by)]
    return compose(kind, *blocks, signers=signers, recipients=("Lưu: VT, hồ sơ.",))


def referral_letter(
    kind: DocumentType,
    *,
    to: str,
    office: str,
    about: Sequence[tuple[str, str]],
    need: str,
    avoid: str = "",
    wanted: str,
    basis: str,
    answer_by: date | None,
    contact: str,
) -> Content:
    """`about`: only what the receiver needs to know of the child, as (label, answer). `avoid`: whom
    it must not contact or tell.

    `basis`: the consent, or the recorded override, on which it is told.
    """
    until = f" trước ngày {words.day(answer_by)}" if answer_by else ""
    blocks = (
        paragraph(f"{office} đề nghị {to} tiếp nhận, hỗ trợ trường hợp trẻ em sau:"),
        answers(
            [
                *about,
                *([("Không liên hệ, không báo tin cho", avoid)] if avoid else []),
                ("Nhu cầu của trẻ em", need),
                ("Dịch vụ đề nghị", wanted),
                ("Căn cứ cung cấp thông tin", basis),
                ("Đầu mối liên hệ", contact),
            ]
        ),
        paragraph(
            "Thông tin trên chỉ dùng để hỗ trợ trẻ em và phải được giữ bí mật. "
            f"Đề nghị quý cơ quan trả lời về việc tiếp nhận{until}."
        ),
    )
    return compose(
        kind,
        *blocks,
        to=[to],
        signers=[Signer("TM. Ủy ban nhân dân", "Chủ tịch", "")],
        recipients=("Như trên;", "Lưu: VT, hồ sơ."),
    )
