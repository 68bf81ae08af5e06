"""What minutes and assigned actions must say. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.support.models import Assessment, AssignedAction, Meeting, MeetingKind
from khien.support.rules.case import risk_found

FURTHEST = timedelta(days=366)


def check_meeting(*, held_on: date, took_part: str, decided: str, now: datetime) -> None:
    if held_on > today(now):
        raise Refused(
            _("Ghi biên bản sau khi họp: ngày họp không thể ở tương lai."), field="held_on"
        )
    if not took_part.strip():
        raise Refused(_("Ghi những ai đã dự họp."), field="took_part")
    if not decided.strip():
        raise Refused(_("Ghi điều cuộc họp đã thống nhất."), field="decided")


def needs_meeting_owed(assessments: Iterable[Assessment], meetings: Iterable[Meeting]) -> bool:
    """A risk was found and no needs meeting has been held since (Decree 56/2017, art. 27)."""
    found = risk_found(assessments)
    return found is not None and not any(
        each.kind == MeetingKind.NEEDS and each.held_on >= today(found.at) for each in meetings
    )


def check_met(*, owed: bool, reason: str) -> None:
    """`reason`: why no meeting could be held; it stands on the plan for who decides on it."""
    if owed and not reason.strip():
        raise Refused(
            _(
                "Kế hoạch cần biên bản họp xác định nhu cầu của trẻ: hãy họp rồi ghi biên bản; "
                "không họp được thì ghi lý do ở đây."
            ),
            field="without_meeting",
        )


def check_action(*, what: str, staff: bool, outside: str, due_on: date, now: datetime) -> None:
    if not what.strip():
        raise Refused(_("Ghi việc cần làm."), field="what")
    if staff == bool(outside.strip()):
        raise Refused(
            _("Chọn một người trong hệ thống, hoặc ghi tên người khác: chỉ một trong hai."),
            field="outside",
        )
    if due_on < today(now):
        raise Refused(_("Hạn làm xong không thể ở quá khứ."), field="due_on")
    if due_on > today(now) + FURTHEST:
        raise Refused(_("Hạn này xa hơn một năm: hãy chia thành việc nhỏ hơn."), field="due_on")


def check_can_finish(
    action: AssignedAction, *, done_on: date, doers: set[UUID | None], by: UUID, now: datetime
) -> None:
    """`doers`: who answers for it today; for somebody outside, whoever works on the case."""
    if action.done_on is not None:
        raise Refused(_("Việc này đã được ghi là xong."))
    if by not in doers:
        raise Refused(_("Việc này giao cho người khác: chỉ người đó ghi là xong."))
    if done_on > today(now):
        raise Refused(_("Ngày làm xong không thể ở tương lai."), field="done_on")
    if done_on < today(action.assigned_at):
        raise Refused(_("Ngày làm xong sớm hơn ngày giao việc: hãy xem lại."), field="done_on")
