"""Acts as what somebody did; the kinds of harm in `intake` say what the child went through."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.intake.models import HarmKind

# Without overuse: nobody does it to a child.
ACTS: dict[str, str | Promise] = {
    HarmKind.BULLYING: _("bắt nạt, xúc phạm trẻ em"),
    HarmKind.THREAT: _("đe dọa trẻ em"),
    HarmKind.GROOMING: _("lấy lòng tin để lợi dụng trẻ em"),
    HarmKind.EXTORTION: _("ép buộc, tống tiền trẻ em bằng hình ảnh"),
    HarmKind.INTIMATE_IMAGES: _("phát tán hình ảnh riêng tư của trẻ em"),
    HarmKind.SEXUAL_CONTENT: _("gửi nội dung người lớn cho trẻ em"),
    HarmKind.ABUSE_MATERIAL: _("tạo ra, tàng trữ hoặc phát tán nội dung xâm hại trẻ em"),
    HarmKind.IMPERSONATION: _("mạo danh hoặc chiếm tài khoản"),
    HarmKind.PERSONAL_INFORMATION: _("đưa thông tin cá nhân của trẻ em lên mạng"),
    HarmKind.SCAM: _("lừa đảo, lôi kéo cờ bạc hoặc việc trái luật"),
    HarmKind.SELF_HARM: _("lôi kéo trẻ em vào thử thách nguy hiểm"),
    HarmKind.HATE: _("kỳ thị, kích động thù ghét"),
    HarmKind.OTHER: _("hành vi khác"),
}


def act_in_words(act: str) -> str:
    return str(ACTS.get(act, ACTS[HarmKind.OTHER]))


def act_of(kinds: list[str]) -> str:
    """What an incident of these kinds most likely holds against somebody."""
    return next((kind for kind in kinds if kind in ACTS), HarmKind.OTHER)
