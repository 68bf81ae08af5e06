"""What must be there before a step on a violation. Each check raises Refused with a sentence."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.enforcement.models import (
    AgeGroup,
    Branch,
    RespondentKind,
    Violation,
    ViolationState,
)
from khien.enforcement.rules.states import NEEDS_ACCEPTANCE, NEEDS_PROVISION, Step, check_state
from khien.intake.models import Incident
from khien.law.models import Provision
from khien.law.rules import check_in_force
from khien.people.models import User

_EARLIEST = date(2000, 1, 1)  # an act on the Internet before it is a slip of the pen


class Changed(Refused):
    """Somebody else saved first: nothing was written."""


@dataclass(frozen=True)
class Disposal:
    """How it ended. `accepted_by`: the body that took it over, with its file number."""

    decision_number: str = ""
    fine_vnd: int | None = None
    remedy: str = ""
    accepted_by: str = ""
    steps_tried: str = ""
    conclusion: str = ""


def check_works_here(office_id: object, *, by: User) -> None:
    scope = by.scope(Permission.VIOLATION_WORK)
    if office_id not in scope.organisations:
        raise Refused(_("Việc này thuộc đơn vị khác."))


def check_can(violation: Violation, step: Step, *, by: User) -> None:
    check_works_here(violation.office_id, by=by)
    check_state(ViolationState(violation.state), step)


def can(violation: Violation, step: Step, *, by: User) -> bool:
    try:
        check_can(violation, step, by=by)
    except Refused:
        return False
    return True


def check_open(incident: Incident) -> None:
    if incident.closed_at is not None:
        raise Refused(_("Sự việc này đã đóng: hãy mở lại sự việc trước khi mở hồ sơ vi phạm."))


def check_act_date(act_on: date, *, now: datetime) -> None:
    if act_on > today(now):
        raise Refused(_("Ngày xảy ra không thể ở tương lai."), field="act_on")
    if act_on < _EARLIEST:
        raise Refused(_("Ngày xảy ra đã quá xa: hãy xem lại năm."), field="act_on")


def check_branch(violation: Violation, branch: Branch, provision: Provision | None) -> None:
    """A provision must have been in force on the day of the act."""
    if branch in NEEDS_PROVISION and provision is None:
        raise Refused(_("Chọn điều luật áp dụng."), field="provision")
    if provision is not None:
        _check_in_force(provision, violation.act_on)
    if branch == Branch.MINOR and violation.respondent.age_group != AgeGroup.MINOR:
        raise Refused(
            _("Biện pháp này chỉ dành cho người chưa thành niên: hãy ghi nhóm tuổi trước."),
            field="branch",
        )
    if branch == Branch.ADMINISTRATIVE and (
        violation.respondent.kind == RespondentKind.UNKNOWN_ACCOUNT
    ):
        raise Refused(_("Chưa rõ chủ tài khoản nên chưa xử phạt được."), field="branch")


def _check_in_force(provision: Provision, on: date) -> None:
    try:
        check_in_force(provision, on)
    except Refused as refusal:
        raise Refused(str(refusal), field="provision") from None


def check_disposal(branch: Branch, disposal: Disposal) -> None:
    """What each end must say, so that "handled" is never an empty word."""
    if branch == Branch.ADMINISTRATIVE and not disposal.decision_number.strip():
        raise Refused(_("Ghi số quyết định xử phạt."), field="decision_number")
    if branch == Branch.MINOR and not disposal.remedy.strip():
        raise Refused(_("Ghi biện pháp giáo dục đã áp dụng."), field="remedy")
    if branch in NEEDS_ACCEPTANCE and not disposal.accepted_by.strip():
        raise Refused(
            _("Ghi cơ quan đã nhận và số thụ lý; nếu họ từ chối, hãy chọn lại hướng xử lý."),
            field="accepted_by",
        )
    if branch == Branch.UNFOUNDED and not disposal.conclusion.strip():
        raise Refused(_("Ghi kết luận và căn cứ."), field="conclusion")
    if branch == Branch.NOT_IDENTIFIED and not disposal.steps_tried.strip():
        raise Refused(_("Ghi các biện pháp xác minh đã làm."), field="steps_tried")
    if disposal.fine_vnd is not None and disposal.fine_vnd < 0:
        raise Refused(_("Tiền phạt không thể âm."), field="fine_vnd")


def check_version(violation: Violation, seen: int) -> None:
    if violation.version != seen:
        raise Changed(
            _(
                "Có người vừa cập nhật hồ sơ này khi bạn đang viết. Chữ của bạn vẫn còn đây: "
                "xem lại hồ sơ, rồi bấm lưu lần nữa nếu vẫn đúng."
            )
        )
