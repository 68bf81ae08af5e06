"""Partners, their agreements and interests."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.partners.models import Origin, Partner

EARLIEST = date(2000, 1, 1)


def check_partner(*, name: str, origin: str, country: str, same: bool) -> None:
    if not name.strip():
        raise Refused(_("Ghi tên đối tác."), field="name")
    if same:
        raise Refused(_("Đối tác này đã có trong danh sách."), field="name")
    if origin == Origin.INTERNATIONAL and not country.strip():
        raise Refused(_("Đối tác quốc tế: ghi nước hoặc nơi đặt trụ sở."), field="country")


def check_past(day: date, *, today: date, field: str) -> None:
    if day > today:
        raise Refused(_("Ngày này chưa đến."), field=field)
    if day < EARLIEST:
        raise Refused(_("Ngày này quá xa. Kiểm tra lại năm."), field=field)


def check_revision(current: int, seen: int) -> None:
    if current != seen:
        raise Refused(_("Có người vừa sửa đối tác này. Hãy xem điều đang lưu rồi lưu lần nữa."))


def check_still_partner(partner: Partner) -> None:
    if partner.ended_on is not None:
        raise Refused(_("Đã thôi làm đối tác nên không ghi thêm được."))


def check_can_end(partner: Partner, *, on: date, why: str, open_commitments: int) -> None:
    check_still_partner(partner)
    if on <= partner.since:
        raise Refused(_("Ngày thôi phải sau ngày bắt đầu."), field="on")
    if not why.strip():
        raise Refused(_("Ghi lý do."), field="why")
    if open_commitments:
        sentence = _("Còn %(count)s cam kết chưa xong: hủy hoặc ghi nhận đủ trước.")
        raise Refused(sentence % {"count": open_commitments})


def check_agreement(
    *, signed_on: date, starts: date, ends: date | None, same: bool, today: date
) -> None:
    check_past(signed_on, today=today, field="signed_on")
    if same:
        raise Refused(_("Thỏa thuận số này của đối tác đã được ghi."), field="number")
    if ends is not None and ends < starts:
        raise Refused(_("Ngày hết hạn phải từ ngày bắt đầu trở đi."), field="ends")


def same_house(host: str, domain: str) -> bool:
    """Whether one of the two lies below the other: "m.example.vn" and "example.vn"."""
    return host == domain or host.endswith(f".{domain}") or domain.endswith(f".{host}")


def share_a_host(first: Iterable[str], second: Iterable[str]) -> bool:
    theirs = list(second)
    return any(same_house(mine, other) for mine in first for other in theirs)


def check_interest(*, what: str, safeguard: str) -> None:
    if not what.strip():
        raise Refused(_("Ghi xung đột ở chỗ nào."), field="what")
    if not safeguard.strip():
        raise Refused(_("Ghi cách giữ cho công việc không bị ảnh hưởng."), field="safeguard")
