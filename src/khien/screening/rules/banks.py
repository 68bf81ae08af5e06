"""Banks and their entries: what state they are in, and what may be done with them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.screening.models import Bank, Category, Matter, Sharing
from khien.screening.models.banks import Entry

FURTHEST = timedelta(days=3660)
_REFERENCE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AGES = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,2})")
_FORMULA = "=+-@\t\r"  # what a spreadsheet would run
_NOTE_LENGTH = 300
_REFERENCE_LENGTH = 60
_FOLDED_LENGTH = 500
GROWN_UP = 18


class Changed(Refused):
    """Somebody else saved first: nothing was written."""


class BankState(StrEnum):
    OPEN = "open"
    EXPIRED = "expired"
    CLOSED = "closed"


class EntryState(StrEnum):
    COUNTS = "counts"
    QUARANTINED = "quarantined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


BANK_STATES = {
    BankState.OPEN: _("đang dùng"),
    BankState.EXPIRED: _("đã hết hạn"),
    BankState.CLOSED: _("đã đóng"),
}
ENTRY_STATES = {
    EntryState.COUNTS: _("đang dùng"),
    EntryState.QUARANTINED: _("đang cách ly"),
    EntryState.EXPIRED: _("đã hết hạn"),
    EntryState.WITHDRAWN: _("đã gỡ"),
}


@dataclass(frozen=True)
class Details:
    """What people say of a bank and may change later."""

    name: str
    category: str
    source: str
    sharing: str = Sharing.HERE
    harmless: bool = False
    terms: str = ""
    ages: tuple[str, ...] = ()
    expires_on: date | None = None


def bank_state(bank: Bank, *, on: date) -> BankState:
    if bank.closed_at is not None:
        return BankState.CLOSED
    over = bank.expires_on is not None and bank.expires_on <= on
    return BankState.EXPIRED if over else BankState.OPEN


def entry_state(entry: Entry, *, on: date) -> EntryState:
    if entry.withdrawn_at is not None:
        return EntryState.WITHDRAWN
    if entry.quarantined_at is not None:
        return EntryState.QUARANTINED
    over = entry.expires_on is not None and entry.expires_on <= on
    return EntryState.EXPIRED if over else EntryState.COUNTS


def reference_of(name: str) -> str:
    """A name towards other software made of the bank's name."""
    return fold(name).replace(" ", "-")[:_REFERENCE_LENGTH].strip("-")


def folded(name: str, reference: str, source: str) -> str:
    return fold(f"{name} {reference} {source}")[:_FOLDED_LENGTH]


def ages_of(text: str) -> tuple[str, ...]:
    """Groups as in "6-10, 11 – 15". Raises Refused for anything else."""
    groups = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        found = _AGES.fullmatch(part)
        if not found or not int(found[1]) <= int(found[2]) < GROWN_UP:
            raise Refused(
                _("Ghi nhóm tuổi như 6-10, 11-15; để trống là mọi lứa tuổi."), field="ages"
            )
        groups.append(f"{int(found[1])}-{int(found[2])}")
    return tuple(dict.fromkeys(groups))


def clean_note(text: str) -> str:
    """One line that no spreadsheet takes for a formula."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line.lstrip(_FORMULA + " ")[:_NOTE_LENGTH]


def check_may_manage(*, may_manage: bool) -> None:
    """`may_manage`: the person holds BANK_MANAGE."""
    if not may_manage:
        raise Refused(_("Bạn không được giao việc quản lý kho."))


def check_reference(reference: str) -> None:
    if not _REFERENCE.fullmatch(reference) or len(reference) > _REFERENCE_LENGTH:
        raise Refused(
            _("Tên gọi chỉ gồm chữ thường không dấu, chữ số và dấu gạch ngang."), field="reference"
        )


def check_details(details: Details, *, matter: str, today: date) -> None:
    if not details.name.strip():
        raise Refused(_("Ghi tên kho."), field="name")
    if not details.source.strip():
        raise Refused(_("Ghi nguồn: ai lập danh sách này, lấy ở đâu."), field="source")
    if details.category not in Category.values or details.sharing not in Sharing.values:
        raise Refused(_("Hãy chọn trong các mục đã cho."))
    if details.category == Category.ABUSE and details.sharing == Sharing.PUBLIC:
        raise Refused(_("Kho về xâm hại trẻ em không được công bố."), field="sharing")
    if details.ages and matter != Matter.ADDRESSES:
        raise Refused(_("Nhóm tuổi chỉ dùng cho kho địa chỉ."), field="ages")
    check_expiry(details.expires_on, today=today)


def check_expiry(expires_on: date | None, *, today: date) -> None:
    if expires_on is not None and not today < expires_on <= today + FURTHEST:
        raise Refused(
            _("Ngày hết hạn phải sau hôm nay và trong vòng mười năm."), field="expires_on"
        )


def check_seen(bank: Bank, seen: int) -> None:
    if bank.revision != seen:
        raise Changed(
            _("Có người vừa sửa kho này khi bạn đang viết. Hãy xem lại rồi bấm lưu lần nữa.")
        )


def check_open(bank: Bank) -> None:
    if bank.closed_at is not None:
        raise Refused(_("Kho này đã đóng: hãy mở lại kho trước."))


def check_closed(bank: Bank) -> None:
    if bank.closed_at is None:
        raise Refused(_("Kho này đang mở."))


def check_can_withdraw(entry: Entry, *, reason: str, note: str) -> None:
    if entry.withdrawn_at is not None:
        raise Refused(_("Mục này đã được gỡ trước đó."))
    if not reason:
        raise Refused(_("Chọn lý do gỡ."), field="reason")
    if reason == "other" and not note.strip():
        raise Refused(_("Ghi lý do gỡ."), field="note")


def check_can_put_back(entry: Entry, *, there_again: bool) -> None:
    """`there_again`: the same value was added anew meanwhile."""
    if entry.withdrawn_at is None:
        raise Refused(_("Mục này chưa bị gỡ."))
    if there_again:
        raise Refused(_("Giá trị này đã được thêm lại thành một mục khác của kho."))


def check_in_use(entry: Entry) -> None:
    if entry.withdrawn_at is not None:
        raise Refused(_("Mục này đã gỡ: hãy đưa lại vào kho trước."))


class ExportForm(StrEnum):
    """How entries are written for other software."""

    CSV = "csv"
    LINES = "lines"
    STIX = "stix"
    PLAIN = "plain"
    HOSTS = "hosts"
    ADGUARD = "adguard"


EXPORT_FORMS = {
    Matter.PICTURES: {
        ExportForm.CSV: _("Bảng CSV"),
        ExportForm.LINES: _("Từng dòng, cho phần mềm threatexchange"),
        ExportForm.STIX: _("STIX 2.1"),
    },
    Matter.ADDRESSES: {
        ExportForm.PLAIN: _("Mỗi dòng một địa chỉ"),
        ExportForm.HOSTS: _("Tệp hosts (chỉ tên miền)"),
        ExportForm.ADGUARD: _("AdGuard"),
    },
}
MOST_IN_A_BUNDLE = 50_000  # a STIX bundle is one piece: it is built in memory


def check_can_export(bank: Bank, *, on: date) -> None:
    if bank_state(bank, on=on) is not BankState.OPEN:
        raise Refused(_("Kho đã đóng hoặc hết hạn thì không xuất ra được."))
    if bank.sharing == Sharing.HERE:
        raise Refused(_("Điều khoản của kho chỉ cho dùng trong hệ thống này."))


def check_export(bank: Bank, form: str, *, entries: int, for_partner: bool, on: date) -> None:
    """`for_partner`: a partner who holds a key was named."""
    check_can_export(bank, on=on)
    if form not in EXPORT_FORMS[Matter(bank.matter)]:
        raise Refused(_("Hãy chọn một dạng tệp."), field="form")
    if bank.harmless and form == ExportForm.HOSTS:
        raise Refused(_("Tệp hosts chỉ chặn được, không cho phép được."), field="form")
    if form == ExportForm.STIX and entries > MOST_IN_A_BUNDLE:
        raise Refused(_("Kho lớn quá cho một tệp STIX: hãy xuất CSV."), field="form")
    if bank.sharing == Sharing.PARTNERS and not for_partner:
        raise Refused(_("Chọn đối tác nhận tệp."), field="key")
