"""When a provision holds, how it may be used, and which changes of the register make sense."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.models import Certainty
from khien.core.numbers import marked
from khien.core.refusal import Refused
from khien.law.models import LegalDocument, Provision


class Validity(StrEnum):
    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


VALIDITY_WORDS: dict[str, str | Promise] = {
    Validity.IN_FORCE: _("Đang có hiệu lực"),
    Validity.NOT_YET: _("Chưa có hiệu lực"),
    Validity.EXPIRED: _("Hết hiệu lực"),
    Validity.UNKNOWN: _("Chưa rõ ngày hiệu lực"),
}

CERTAINTY_WORDS: dict[str, str | Promise] = {
    Certainty.VERIFIED: _("đã đọc trong nguồn công khai"),
    Certainty.SECONDARY: _("mới đọc ở nguồn thứ cấp"),
    Certainty.KNOWN: _("hiểu biết chung, chưa đối chiếu"),
    Certainty.UNKNOWN: _("chưa xác định"),
}


def validity_between(start: date | None, end: date | None, *, on: date) -> Validity:
    """`end` is the first day it no longer holds. Past its end a thing is over, start known or
    not.
    """
    if end is not None and on >= end:
        return Validity.EXPIRED
    if start is None:
        return Validity.UNKNOWN
    return Validity.IN_FORCE if on >= start else Validity.NOT_YET


def document_validity(document: LegalDocument, *, on: date) -> Validity:
    return validity_between(document.effective, document.expires, on=on)


def provision_validity(provision: Provision, *, on: date) -> Validity:
    """A provision never holds outside the time of its document."""
    whole = document_validity(provision.document, on=on)
    start = provision.valid_from or provision.document.effective
    own = validity_between(start, provision.valid_to, on=on)
    return own if whole is Validity.IN_FORCE else whole


def check_in_force(provision: Provision, on: date) -> None:
    """The law applied to an act is the law in force on the day of the act."""
    validity = provision_validity(provision, on=on)
    if validity is Validity.IN_FORCE:
        return
    if validity is Validity.UNKNOWN:
        sentence = _(
            "%(citation)s chưa rõ ngày có hiệu lực. Người phụ trách pháp chế cần điền ngày trước."
        )
    elif validity is Validity.NOT_YET:
        sentence = _("Ngày %(day)s, %(citation)s chưa có hiệu lực. Hãy chọn điều khoản khác.")
    else:
        sentence = _("Ngày %(day)s, %(citation)s đã hết hiệu lực. Hãy chọn điều khoản khác.")
    raise Refused(sentence % {"citation": provision.citation, "day": f"{on:%d/%m/%Y}"})


def is_in_force(provision: Provision, on: date) -> bool:
    return provision_validity(provision, on=on) is Validity.IN_FORCE


def may_print(certainty: str) -> bool:
    """Only what was read in a public source is printed as law; the rest shows its mark to staff."""
    return certainty == Certainty.VERIFIED


def check_dates(start: date | None, end: date | None, *, field: str) -> None:
    if start is not None and end is not None and end <= start:
        raise Refused(_("Ngày hết hiệu lực phải sau ngày có hiệu lực."), field=field)


def check_revision(current: int, seen: int) -> None:
    if current != seen:
        raise Refused(
            _(
                "Có người vừa sửa mục này. Bên dưới là điều bạn gõ và điều đang lưu; "
                "hãy xem lại rồi lưu lần nữa."
            )
        )


@dataclass(frozen=True)
class Span:
    """What may be fined, in đồng, both ends included."""

    least: int
    most: int

    def __add__(self, other: "Span") -> "Span":
        """Who breaks two provisions is fined for each."""
        return Span(self.least + other.least, self.most + other.most)


def in_dong(amount: int) -> str:
    """As in "10.000.000 đồng"."""
    return _("%(amount)s đồng") % {"amount": marked(f"{amount:,}")}


def check_span(least: int | None, most: int | None, *, field: str) -> None:
    """Both or neither, in their order."""
    if (least is None) != (most is None):
        raise Refused(_("Ghi cả mức thấp nhất và mức cao nhất, hoặc để trống cả hai."), field=field)
    if least is not None and most is not None and most < least:
        raise Refused(_("Mức cao nhất không thể thấp hơn mức thấp nhất."), field=field)


def check_fine(fine_vnd: int, span: Span) -> None:
    if fine_vnd > span.most:
        sentence = _(
            "Tiền phạt cao hơn mức cao nhất của các điều đã viện dẫn (%(limit)s). Nếu khung phạt "
            "ghi ở mục Pháp luật chưa đúng, hãy báo người phụ trách pháp chế."
        )
        raise Refused(sentence % {"limit": in_dong(span.most)}, field="fine_vnd")
    if fine_vnd < span.least:
        sentence = _("Tiền phạt thấp hơn mức thấp nhất của các điều đã viện dẫn (%(limit)s).")
        raise Refused(sentence % {"limit": in_dong(span.least)}, field="fine_vnd")


def check_new_provision(path: str, heading: str, *, same: bool) -> None:
    """`same`: such a path stands already with this first day."""
    if not path.strip():
        raise Refused(_("Ghi điều, khoản, điểm, ví dụ: khoản 1 điều 12."), field="path")
    if not heading.strip():
        raise Refused(_("Ghi điều khoản này nói về việc gì."), field="heading")
    if same:
        raise Refused(
            _("Điều khoản này với ngày bắt đầu này đã có: hãy sửa nó, hoặc ghi ngày khác."),
            field="path",
        )
