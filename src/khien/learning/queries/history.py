"""What happened to a session, from the ledger, with the names of those who did it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.learning.models import Session
from khien.people.models import User

_WORDS: dict[str, Promise | str] = {
    "SessionPlanned": _("Lưu dự kiến"),
    "SessionRecorded": _("Ghi buổi đã tổ chức"),
    "SessionCorrected": _("Sửa và gửi lại"),
    "SessionVerified": _("Xác nhận"),
    "SessionSentBack": _("Trả lại để sửa"),
    "SessionReplanned": _("Đổi kế hoạch"),
    "SessionPhotographed": _("Thêm ảnh từ điện thoại"),
    "AttendanceTaken": _("Điểm danh"),
    "AttendanceSettled": _("Chọn giữa hai bản điểm danh"),
}


@dataclass(frozen=True)
class Line:
    at: datetime
    text: str
    who: str


def history(session: Session) -> list[Line]:
    """Oldest first; two queries."""
    entries = ledger.history(session.id)
    keys = {
        entry.actor_key.removeprefix("user:") for entry in entries if "user:" in entry.actor_key
    }
    names = {f"user:{user.pk}": str(user) for user in User.objects.filter(pk__in=keys)}
    return [
        Line(entry.at, str(_WORDS.get(entry.verb, entry.verb)), names.get(entry.actor_key, ""))
        for entry in entries
    ]
