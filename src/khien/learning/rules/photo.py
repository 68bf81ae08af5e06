"""When a photograph may be added to a session, and what it may be."""

from datetime import date

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.evidence.models import Exhibit
from khien.evidence.rules import MEGABYTE, PICTURES
from khien.learning.models import Session
from khien.learning.rules.session import check_can_correct

MOST_MEGABYTES = 2  # the phone makes them smaller than one


def check_can_add_photo(session: Session, *, size: int | None, today: date) -> None:
    """`size` in bytes."""
    if session.held_on > today:
        raise Refused(_("Buổi này chưa diễn ra nên chưa có ảnh làm bằng chứng."))
    check_can_correct(session, in_scope=True)
    if size is None or size > MOST_MEGABYTES * MEGABYTE:
        raise Refused(
            _("Ảnh này lớn hơn %(most)s MB. Hãy mở lại trang khi có mạng rồi chọn lại ảnh.")
            % {"most": MOST_MEGABYTES}
        )


def check_is_picture(exhibit: Exhibit) -> None:
    if exhibit.kind not in PICTURES:
        raise Refused(_("Tệp này không phải ảnh. Tài liệu thì thêm ở trang có mạng."))
