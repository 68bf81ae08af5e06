"""The states of a scan, when it gives up, and the sentences for one that failed."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.screening.models import Scan, ScanState

ONE_BY_ONE_AFTER = 2  # stumbles: then the item that brings the looking down shows alone
SKIP_AFTER = 4
GIVE_UP_AFTER = 8
ENDED = frozenset({ScanState.DONE, ScanState.CANCELLED, ScanState.FAILED})


class Trouble(StrEnum):
    """Why a scan failed."""

    LOST = "lost"
    FALLS = "falls"
    BROKE = "broke"


TROUBLE_WORDS: dict[Trouble, str | Promise] = {
    Trouble.LOST: _(
        "Tài liệu của lượt này không còn hoặc không mở được trên máy chủ. Hãy gửi lại."
    ),
    Trouble.FALLS: _(
        "Chương trình xem dừng đột ngột nhiều lần liền nên lượt này thôi. Hãy nhờ người quản trị "
        "xem bộ nhớ của máy chủ, rồi gửi lại."
    ),
    Trouble.BROKE: _(
        "Có trục trặc khi xem, không do tài liệu. Hãy nhờ người quản trị xem nhật ký của worker, "
        "rồi gửi lại."
    ),
}


def trouble_in_words(scan: Scan) -> str:
    return str(TROUBLE_WORDS[Trouble(scan.trouble)]) if scan.trouble else ""


def one_by_one(scan: Scan) -> bool:
    return scan.stumbles > ONE_BY_ONE_AFTER


def must_skip(scan: Scan) -> bool:
    """Whether the next item has brought the looking down too often."""
    return scan.stumbles > SKIP_AFTER


def has_ended(scan: Scan) -> bool:
    return ScanState(scan.state) in ENDED


def check_can_cancel(scan: Scan) -> None:
    if has_ended(scan):
        raise Refused(_("Lượt này đã kết thúc."))
    if scan.cancel_asked_at:
        raise Refused(_("Lượt này đang dừng."))


def can_cancel(scan: Scan) -> bool:
    return not has_ended(scan) and scan.cancel_asked_at is None
