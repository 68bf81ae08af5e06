"""The official letters: to take down, lock or block, and to keep data."""

from khien.core.models import ClockUnit
from khien.documents.composing import compose
from khien.documents.content import Block, Content, Signer, answers, grounds, paragraph
from khien.documents.models import DocumentType
from khien.law.models import Provision
from khien.takedown.documents import words
from khien.takedown.models import Ask, ContentItem, Preservation, TakedownRequest
from khien.takedown.queries.hours import Hours

CODES = {
    Ask.REMOVE: "takedown-request",
    Ask.LOCK: "account-lock-request",
    Ask.BLOCK: "access-block-request",
}
PRESERVATION_CODE = "preservation-request"
_ASKED = {
    Ask.REMOVE: "gỡ bỏ nội dung nêu trên, không để hiển thị lại ở nơi khác trên dịch vụ của mình",
    Ask.LOCK: "tạm khóa tài khoản nêu trên",
    Ask.BLOCK: "chặn truy cập đến địa chỉ nêu trên",
}
_UNITS = {ClockUnit.HOURS: "giờ", ClockUnit.DAYS: "ngày", ClockUnit.WORKING_DAYS: "ngày làm việc"}
_RECIPIENTS = ("Như trên;", "Lưu: VT, hồ sơ.")


def takedown(kind: DocumentType, *, request: TakedownRequest, office: str, hours: Hours) -> Content:
    item = request.item
    blocks = (
        *_grounds(request.provision),
        paragraph(
            f"{office} nhận được thông tin về {words.matter(item.harm)} trên môi trường mạng:"
        ),
        _about(item, request.number),
        paragraph(f"Lý do: {request.why}"),
        paragraph(f"Đề nghị {request.addressee.name} {_ASKED[Ask(request.ask)]} {_within(hours)}."),
        paragraph(
            "Đề nghị lưu giữ dữ liệu liên quan, trả lời kết quả bằng văn bản hoặc thư điện tử, "
            "và không cung cấp nội dung văn bản này cho người đăng tải. "
            f"Đầu mối liên hệ: {request.drafted_by.full_name}, {office}."
        ),
    )
    return _letter(kind, request.addressee.name, *blocks)


def _within(hours: Hours) -> str:
    """The office's own demand; the law is named only where it was read in a public source."""
    unit = _UNITS[ClockUnit(hours.rule.unit)]
    law = f" theo {hours.law}" if hours.law else ""
    return f"trong vòng {hours.rule.amount} {unit} kể từ khi nhận được văn bản này{law}"


def preservation(kind: DocumentType, *, letter: Preservation, office: str, hours: Hours) -> Content:
    unit = _UNITS[ClockUnit(hours.rule.unit)]
    blocks = (
        *_grounds(letter.provision),
        paragraph(
            f"{office} đang xem xét thông tin về {words.matter(letter.item.harm)} "
            "trên môi trường mạng:"
        ),
        _about(letter.item, letter.number),
        paragraph(f"Đề nghị {letter.addressee.name} lưu giữ nguyên trạng: {letter.what}"),
        paragraph(
            f"Thời hạn lưu giữ: {hours.rule.amount} {unit} kể từ khi nhận được văn bản này, có thể "
            "được đề nghị gia hạn. Việc cung cấp dữ liệu do cơ quan có thẩm quyền yêu cầu riêng. "
            f"Đầu mối liên hệ: {letter.drafted_by.full_name}, {office}."
        ),
    )
    return _letter(kind, letter.addressee.name, *blocks)


def _grounds(provision: Provision) -> tuple[Block, ...]:
    line = words.ground(provision)
    return (grounds(line),) if line else ()


def _about(item: ContentItem, number: int) -> Block:
    """What the addressee needs to find it, and nothing of the child."""
    rows = [
        ("Nơi có nội dung", words.place(item)),
        ("Nội dung", str(item.about or "")),
        ("Thấy lần đầu", words.moment(item.seen_at)),
        *([("Mã băm của nội dung", item.digest)] if item.digest else []),
        ("Mã yêu cầu", str(number)),
    ]
    return answers(rows)


def _letter(kind: DocumentType, to: str, *blocks: Block) -> Content:
    return compose(
        kind,
        *blocks,
        to=[to],
        signers=[Signer("", "Thủ trưởng đơn vị", "")],
        recipients=_RECIPIENTS,
    )
