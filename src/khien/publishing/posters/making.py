"""A poster as PDF: its words by audience and language, its place, its QR code."""

import io
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from pypdf import PdfReader

from khien.core.qr import qr_svg
from khien.documents.rendering.pdf import breakable, typeset

_SCALES = (1.0, 0.92, 0.84, 0.76, 0.68)
_TEMPLATE = Path(__file__).parent / "poster.typ"


class Audience(TextChoices):
    CHILDREN = "children", gettext_lazy("trẻ em, học sinh")
    PARENTS = "parents", gettext_lazy("cha mẹ, người chăm sóc")


class Paper(TextChoices):
    A3 = "a3", gettext_lazy("áp phích khổ A3")
    A4 = "a4", gettext_lazy("áp phích khổ A4")
    A5 = "a5", gettext_lazy("tờ rơi khổ A5")


@dataclass(frozen=True)
class Poster:
    """`place`: the school or commune it hangs in. `address`: empty for our own door."""

    place: str
    audience: Audience
    paper: Paper
    language: str = "vi"
    address: str = ""

    @property
    def leads_to(self) -> str:
        return self.address or settings.SITE_URL + reverse("portal:doors")


def as_pdf(poster: Poster) -> bytes:
    with override(poster.language):
        words = _to_children() if poster.audience is Audience.CHILDREN else _to_parents()
        shared = {
            "scan": _("Quét mã để kể, không cần tên, không cần tài khoản"),
            "call": _("Gọi 111, ngày hay đêm, không mất tiền"),
            "danger": _("Nguy hiểm ngay lúc này: gọi 113"),
        }
    data: dict[str, object] = {
        **words,
        **shared,
        "place": breakable(poster.place),
        "paper": poster.paper.value,
        "language": poster.language,
        "shown": breakable(poster.leads_to.partition("://")[2].rstrip("/")),
        "code": qr_svg(poster.leads_to),
    }
    return _on_one_page(data)


def _on_one_page(data: dict[str, object]) -> bytes:
    """The largest type with which it is one page."""
    made = b""
    for scale in _SCALES:
        made = typeset(_TEMPLATE, {**data, "scale": scale})
        if len(PdfReader(io.BytesIO(made)).pages) == 1:
            break
    return made


def _to_children() -> dict[str, object]:
    return {
        "title": _("Có chuyện buồn trên mạng?"),
        "lead": _("Em không có lỗi. Kể ra, sẽ có người giúp."),
        "points": [
            _("Có người trêu chọc, dọa dẫm em"),
            _("Có người xin ảnh riêng tư, hoặc đòi gặp mặt"),
            _("Ảnh của em bị đưa lên mạng"),
            _("Bạn của em gặp những chuyện ấy"),
        ],
    }


def _to_parents() -> dict[str, object]:
    return {
        "title": _("Con bạn gặp chuyện trên mạng?"),
        "lead": _("Bình tĩnh nghe con. Đừng mắng, đừng xóa gì vội. Chúng tôi cùng bạn làm tiếp."),
        "points": [
            _("Con bỗng ít nói, giấu điện thoại, sợ tin nhắn"),
            _("Có người lạ hẹn gặp, tặng quà, xin ảnh của con"),
            _("Có người dọa tung ảnh, đòi tiền"),
            _("Bạn muốn hỏi cách giữ con an toàn"),
        ],
    }
