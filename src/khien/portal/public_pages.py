"""The portal's own pages, as search finds them, in each language it speaks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from khien.core.public_items import PublicItem, PublicKind, register
from khien.portal.wording import DOOR_ADDRESS, WORDS


@dataclass(frozen=True)
class Told:
    name: str
    title: str | Promise
    about: str | Promise


PAGES = (
    Told(
        "doors",
        _("Báo tin"),
        _("Không cần tên, không cần tài khoản. Bắt nạt, dọa dẫm, tung ảnh, người lạ rủ gặp mặt."),
    ),
    Told(
        "follow_up",
        _("Xem tin đã báo"),
        _("Dùng mã của bạn để xem việc đang đến đâu và nhắn thêm."),
    ),
    Told("learn", _("Học cách an toàn"), _("Bài học cho từng lứa tuổi, cha mẹ, giáo viên.")),
    Told(
        "places",
        _("Ai giúp được ở gần bạn?"),
        _("Số điện thoại của nơi bảo vệ trẻ em, công an, ủy ban từng xã, phường."),
    ),
    Told(
        "plan",
        _("Kế hoạch đang làm đến đâu?"),
        _("Mục tiêu, nhiệm vụ, cơ quan nào làm, đã xong hay còn chậm."),
    ),
    Told(
        "news",
        _("Tin tức và chỉ đạo"),
        _("Tin của tỉnh, chỉ đạo, thông báo, lời khuyên cho cha mẹ."),
    ),
    Told(
        "laws",
        _("Luật nói gì về trẻ em trên mạng?"),
        _("Luật, nghị định, kế hoạch mà các cơ quan dựa vào khi bảo vệ trẻ em."),
    ),
    Told(
        "guidances",
        _("Hướng dẫn nghiệp vụ"),
        _("Câu hỏi của trường học, xã phường, cơ quan và câu trả lời của nơi có thẩm quyền."),
    ),
    Told(
        "partners",
        _("Ai cùng làm với tỉnh?"),
        _("Doanh nghiệp, hội, tổ chức trong nước và quốc tế cùng bảo vệ trẻ em trên mạng."),
    ),
    Told("open_figures", _("Số liệu mở"), _("Con số của chương trình, biểu đồ, bảng, tải CSV.")),
    Told("contacts", _("Liên hệ"), _("Các cơ quan của tỉnh, điện thoại 111 và 113.")),
    Told("about", _("Trang này là gì?"), _("Ai đọc tin của bạn và chúng tôi giữ kín thế nào.")),
    Told(
        "learn_agreement",
        _("Thỏa thuận trong nhà về điện thoại và mạng"),
        _("Cha mẹ và con cùng viết, in ra được."),
    ),
)


def items(now: datetime) -> Iterator[PublicItem]:  # noqa: ARG001  (pages are of no moment)
    for language, _name in settings.LANGUAGES:
        with override(language):
            for page in PAGES:
                where = reverse(f"portal:{page.name}")
                yield PublicItem(page.name, where, str(page.title), str(page.about), language)
            for address, door in DOOR_ADDRESS.items():
                words = WORDS[door]
                where = reverse("portal:report", args=[address])
                title = f"{PAGES[0].title}: {words.choice}"
                yield PublicItem(address, where, title, str(words.choice_hint), language)


def publish() -> None:
    register(PublicKind.PAGE, items)
