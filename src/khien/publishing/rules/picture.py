"""What may be handed in as a picture, and the sentence where it may not."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.refusal import Refused

LARGEST = 25_000_000  # bytes
MOST = 12  # pictures of one article
SHORTEST_ALT = 8

WHY: dict[str, str | Promise] = {
    "kind": gettext_lazy("Chỉ nhận ảnh JPEG, PNG hoặc WebP."),
    "large": gettext_lazy("Ảnh lớn quá 64 triệu điểm ảnh. Hãy thu nhỏ rồi gửi lại."),
    "broken": gettext_lazy("Tệp ảnh này bị hỏng hoặc bị cắt ngang. Hãy gửi lại tệp khác."),
    "svg": gettext_lazy("Không nhận hình SVG vì trong đó có thể có mã chạy được. Hãy xuất ra PNG."),
}


def refused(why: str) -> Refused:
    return Refused(WHY[why], field="picture")


def check_file(data: bytes) -> None:
    if len(data) > LARGEST:
        raise Refused(
            _("Ảnh nặng quá %(most)s MB. Hãy thu nhỏ rồi gửi lại.")
            % {"most": LARGEST // 1_000_000},
            field="picture",
        )
    begin = data[:2000].lower()
    if b"<svg" in begin or b"<?xml" in begin or b"<!doctype" in begin:
        raise refused("svg")


def check_alt(alt: str) -> None:
    """A file's name or "ảnh" tells nothing to whoever cannot see it."""
    if len(alt.strip()) < SHORTEST_ALT or alt.strip().lower().endswith((".jpg", ".jpeg", ".png")):
        raise Refused(
            _("Hãy tả ảnh bằng một câu, cho người không nhìn thấy: ai đang làm gì, ở đâu."),
            field="alt",
        )


def check_count(placed: int) -> None:
    if placed >= MOST:
        raise Refused(_("Mỗi bài nhiều nhất %(most)s ảnh.") % {"most": MOST}, field="picture")
