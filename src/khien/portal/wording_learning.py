"""How the portal calls those for whom there are lessons, and where their pages stand."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Door:
    address: str
    band: str
    title: str | Promise
    lead: str | Promise


BANDS = (
    Door(
        "6-8",
        "A1",
        _("Em 6–8 tuổi"),
        _("Chuyện ngắn, tranh vẽ và câu hỏi vui. Em đọc cùng người lớn càng hay."),
    ),
    Door(
        "9-11",
        "A2",
        _("Em 9–11 tuổi"),
        _("Chuyện của các bạn như em: chơi, chụp ảnh, nhắn tin, và lúc cần giúp nhau."),
    ),
    Door(
        "11-14",
        "A3",
        _("Em 11–14 tuổi"),
        _("Tin nhắn, ảnh, nhóm lớp, người lạ: nhận ra, từ chối, nói ra."),
    ),
    Door(
        "15-17",
        "A4",
        _("Bạn 15–17 tuổi"),
        _("Danh tính, giới hạn, dữ liệu, máy viết thay người: chọn cho mình và đỡ bạn mình."),
    ),
    Door(
        "cha-me",
        "P",
        _("Cha mẹ, ông bà"),
        _("Bốn buổi, mỗi buổi một giờ: hiểu, đặt máy, nhận ra dấu hiệu, biết hỏi ai."),
    ),
    Door(
        "tre-nho",
        "A0",
        _("Nhà có trẻ dưới 6 tuổi"),
        _("Trẻ nhỏ và màn hình: ít mà vui, có người bên cạnh."),
    ),
    Door("giao-vien", "T", _("Thầy cô"), _("Bắt đầu dạy từ đâu, làm gì khi một em kể.")),
    Door(
        "co-so-cham-soc",
        "C",
        _("Người chăm sóc trẻ ở cơ sở"),
        _("Giữ an toàn cho trẻ mà vẫn để trẻ học và chơi trên mạng."),
    ),
    Door("can-bo", "O", _("Cán bộ"), _("Việc của mỗi cơ quan khi một đứa trẻ cần giúp.")),
)
