"""Which exhibits go along when a file's are exported, and what must be said for it."""

from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.evidence.models import Exhibit


def check_reasons(*, to: str, why: str) -> None:
    if not to.strip():
        raise Refused(_("Hãy ghi giao cho ai."), field="to")
    if not why.strip():
        raise Refused(_("Hãy ghi lý do."), field="why")


def kept_here(exhibit: Exhibit, *, own: UUID | None) -> str:
    """Why its file does not go along; empty where it does. `own`: the unit of who exports."""
    if not exhibit.path:
        return _("Đã tiêu hủy, không còn tệp.")
    if exhibit.sealed_for_id not in {None, own}:
        return _("Niêm phong cho đơn vị khác, chỉ đơn vị đó xuất được.")
    return ""


def check_any(kept: list[str]) -> None:
    if all(kept):
        raise Refused(_("Không có tệp nào xuất được."))
