"""The e-mail of a request: text to copy, and a draft that a mail program opens, letter inside.

Khiên sends no mail: a person of the office does, from the office's own mailbox.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum
from urllib.parse import quote

from khien.core.models import ClockUnit
from khien.takedown.documents import words
from khien.takedown.models import Ask, TakedownRequest
from khien.takedown.queries.hours import Hours


class Language(StrEnum):
    VIETNAMESE = "vi"
    ENGLISH = "en"


@dataclass(frozen=True)
class Mail:
    to: str
    subject: str
    body: str

    @property
    def link(self) -> str:
        """Opens the mail program with everything filled in, but the letter."""
        return f"mailto:{quote(self.to)}?subject={quote(self.subject)}&body={quote(self.body)}"


_SUBJECTS = {
    Ask.REMOVE: ("Yêu cầu gỡ bỏ nội dung gây hại cho trẻ em", "Request to remove harmful content"),
    Ask.LOCK: ("Yêu cầu tạm khóa tài khoản gây hại cho trẻ em", "Request to suspend an account"),
    Ask.BLOCK: ("Yêu cầu chặn truy cập nội dung hại trẻ em", "Request to block access"),
}
_ASKED = {
    Ask.REMOVE: ("gỡ bỏ nội dung này", "remove this content"),
    Ask.LOCK: ("tạm khóa tài khoản này", "suspend this account"),
    Ask.BLOCK: ("chặn truy cập địa chỉ này", "block access to this address"),
}
_URGENT = ("KHẨN: ", "URGENT: ")
_VIETNAMESE = """Kính gửi {to},

{office} đề nghị quý đơn vị {asked} trong vòng {within} kể từ khi nhận được thư này.

Nơi có nội dung: {place}
Nội dung: {matter}
Thấy lần đầu: {seen}
Mã yêu cầu: {number}{law}

Đề nghị lưu giữ dữ liệu liên quan, không báo cho người đăng tải, và trả lời kết quả vào thư này.

{who}
{office}
"""
_ENGLISH = """To {to},

{office} (Viet Nam) asks you to {asked} within {within} of receiving this message.

Where it is: {place}
What it is: {matter}
First seen: {seen}
Our reference: {number}{law}

Please preserve related data, do not notify the person who posted it, and reply to this message.

{who}
{office}
"""
_UNITS = {
    ClockUnit.HOURS: ("giờ", "hours"),
    ClockUnit.DAYS: ("ngày", "days"),
    ClockUnit.WORKING_DAYS: ("ngày làm việc", "working days"),
}


def mail(
    request: TakedownRequest, *, to: str, office: str, hours: Hours, language: Language
) -> Mail:
    """`to`: an address, empty where none is known."""
    english = language is Language.ENGLISH
    ask, item = Ask(request.ask), request.item
    ground = words.ground(request.provision).removesuffix(";")
    cited = request.provision.citation
    law = (f"\nLegal basis: {cited}" if english else f"\n{ground}") if ground else ""
    body = (_ENGLISH if english else _VIETNAMESE).format(
        to=request.addressee.name,
        office=office,
        asked=_ASKED[ask][english],
        within=f"{hours.rule.amount} {_UNITS[ClockUnit(hours.rule.unit)][english]}",
        place=words.place(item),
        matter=words.matter(item.harm, english=english),
        seen=f"{item.seen_at:%Y-%m-%d %H:%M} UTC" if english else words.moment(item.seen_at),
        number=request.number,
        law=law,
        who=request.drafted_by.full_name,
    )
    urgent = _URGENT[english] if request.urgent else ""
    subject = f"{urgent}{_SUBJECTS[ask][english]} [{request.number}]"
    return Mail(to, subject, body)


def as_file(mail: Mail, letters: Iterable[tuple[str, bytes]]) -> bytes:
    """An unsent message with its letters (file name, PDF), as mail programs open one."""
    message = EmailMessage(policy=SMTP)
    if mail.to:
        message["To"] = mail.to
    message["Subject"] = mail.subject
    message["X-Unsent"] = "1"
    message.set_content(mail.body)
    for name, pdf in letters:
        message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()
