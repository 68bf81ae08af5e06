"""draft → in review → in use, or sent back to draft; in use → replaced or withdrawn.

Two people let a lesson through, neither of them its author, each under another role.
"""

import json
import re
from collections.abc import Collection, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.curriculum.content import Content
from khien.curriculum.models import Lesson, LessonVersion, VersionState
from khien.curriculum.rules.lesson import troubles

READERS = 2
MOST_BYTES = 300_000  # text and picture
MOST_SOUND = 2_000_000
SHORTEST_REASON = 10

AFTER: dict[str, dict[VersionState, VersionState]] = {
    "save": {VersionState.DRAFT: VersionState.DRAFT},
    "submit": {VersionState.DRAFT: VersionState.IN_REVIEW},
    "send_back": {VersionState.IN_REVIEW: VersionState.DRAFT},
    "publish": {VersionState.IN_REVIEW: VersionState.PUBLISHED},
    "replace": {VersionState.PUBLISHED: VersionState.REPLACED},
    "withdraw": {VersionState.PUBLISHED: VersionState.WITHDRAWN},
}


def check_code(code: str) -> None:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code):
        raise Refused(
            _("Mã bài chỉ gồm chữ thường không dấu, số và gạch nối giữa chúng."), field="code"
        )


def check_transition(version: LessonVersion, verb: str) -> None:
    if VersionState(version.state) not in AFTER[verb]:
        raise Refused(
            _("Bản này đang ở trạng thái “%(state)s” nên không làm được việc này.")
            % {"state": version.get_state_display()}
        )


def size(content: Content, picture: str) -> int:
    """Bytes of text and picture as they are stored."""
    return len(json.dumps(content.as_data(), ensure_ascii=False).encode()) + len(picture.encode())


def check_version(version: LessonVersion, *, seen: int) -> None:
    if version.saved != seen:
        raise Refused(
            _("Có người vừa lưu bài này. Hãy mở trang mới bên cạnh, so rồi lưu lại."),
            field="saved",
        )


def check_can_submit(
    lesson: Lesson, content: Content, *, picture: str, strands: Sequence[str]
) -> None:
    if troubles(content, band=lesson.band, strands=strands):
        raise Refused(_("Bài chưa gửi đọc duyệt được: hãy sửa những điều ghi bên dưới."))
    if not picture:
        raise Refused(_("Bài cần một hình vẽ."), field="picture")
    if size(content, picture) > MOST_BYTES:
        raise Refused(
            _("Bài nặng quá %(most)s KB, máy yếu không mở nổi.") % {"most": MOST_BYTES // 1000}
        )


def role_to_read_under(
    version: LessonVersion, *, by: UUID, roles: Sequence[str], used: Collection[str]
) -> str:
    """`roles`: those of the reader that may review; `used`: under which others let it through."""
    if version.written_by_id == by:
        raise Refused(_("Bạn đã viết bài này, nên hai người khác phải đọc duyệt."))
    free = [role for role in roles if role not in used]
    if not free:
        raise Refused(
            _("Đã có một người cùng vai trò với bạn đọc duyệt. Cần một người ở vai trò khác.")
        )
    return free[0]


def check_remark(remark: str) -> None:
    if len(remark.strip()) < SHORTEST_REASON:
        raise Refused(_("Hãy viết rõ cần sửa gì, để người viết biết làm thế nào."), field="remark")


def check_reason(why: str) -> None:
    if len(why.strip()) < SHORTEST_REASON:
        raise Refused(_("Hãy ghi rõ vì sao rút bài."), field="why")
