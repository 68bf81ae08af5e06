"""When a document or a provision holds, and how it may be used."""

from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.models import Certainty
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
            ),
            field="revision",
        )
