"""What minutes need before they are approved."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.coordination.models import Meeting, MeetingState
from khien.core.refusal import Refused


def check_times(held_at: datetime, ended_at: datetime | None, *, now: datetime) -> None:
    if held_at > now:
        raise Refused(_("Cuộc họp chưa diễn ra nên chưa ghi biên bản."), field="held_at")
    if ended_at is not None and ended_at <= held_at:
        raise Refused(_("Giờ kết thúc phải sau giờ bắt đầu."), field="ended_at")


def check_is_draft(meeting: Meeting) -> None:
    if meeting.state != MeetingState.DRAFT:
        raise Refused(_("Biên bản đã thông qua nên không sửa nữa."))


def check_can_approve(meeting: Meeting, *, by: UUID, came: int) -> None:
    check_is_draft(meeting)
    if by == meeting.written_by_id:
        raise Refused(_("Người ghi không tự thông qua biên bản. Hãy nhờ người khác đọc lại."))
    if not came:
        raise Refused(_("Chưa ghi ai dự họp."))
    if not (meeting.concluded or "").strip():
        raise Refused(_("Chưa ghi kết luận của cuộc họp."))


def check_action(office: UUID, *, invited: Collection[UUID], due_on: date, held_on: date) -> None:
    if office not in invited:
        raise Refused(_("Việc chỉ giao cho đơn vị có trong cuộc họp."), field="whom")
    if due_on < held_on:
        raise Refused(_("Hạn phải từ ngày họp trở đi."), field="due_on")
