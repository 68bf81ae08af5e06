"""What must be there before a step on a violation. Each check raises Refused with a sentence."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.enforcement.models import (
    AgeGroup,
    Branch,
    Respondent,
    RespondentKind,
    Violation,
    ViolationState,
)
from khien.enforcement.rules.states import NEEDS_PROVISION, Side, Step, Way, check_state
from khien.intake.models import Incident
from khien.law.models import Fined, Provision
from khien.law.rules import check_in_force
from khien.people.models import User

EARLIEST = date(2000, 1, 1)  # an act on the Internet before it is a slip of the pen


class Changed(Refused):
    """Somebody else saved first: nothing was written."""


def check_works_here(office_id: object, *, by: User) -> None:
    scope = by.scope(Permission.VIOLATION_WORK)
    if office_id not in scope.organisations:
        raise Refused(_("Việc này thuộc đơn vị khác."))


def check_can(violation: Violation, step: Step, *, by: User, itself: bool = True) -> Way:
    """`itself`: the body the violation was sent to answers in Khiên by its own people."""
    offices = by.scope(Permission.VIOLATION_WORK).organisations
    ours, theirs = violation.office_id in offices, receives(violation, by)
    if not (ours or theirs):
        raise Refused(_("Việc này thuộc đơn vị khác."))
    way = check_state(ViolationState(violation.state), violation.branch, step)
    if way.side is Side.OURS and not ours:
        raise Refused(_("Bước này là của đơn vị thụ lý hồ sơ."))
    if way.side is Side.THEIRS and not theirs and itself and violation.receiver_id:
        raise Refused(_("Nơi nhận tự trả lời trong hệ thống: hãy đôn đốc họ."))
    return way


def receives(violation: Violation, user: User) -> bool:
    """Somebody of the office that the violation was sent to, and with which it still lies."""
    return violation.receiver_id in user.scope(Permission.VIOLATION_WORK).organisations


def can(violation: Violation, step: Step, *, by: User, itself: bool = True) -> bool:
    try:
        check_can(violation, step, by=by, itself=itself)
    except Refused:
        return False
    return True


def check_open(incident: Incident) -> None:
    if incident.closed_at is not None:
        raise Refused(_("Sự việc này đã đóng: hãy mở lại sự việc trước khi mở hồ sơ vi phạm."))


def check_act_date(act_on: date, *, now: datetime) -> None:
    if act_on > today(now):
        raise Refused(_("Ngày xảy ra không thể ở tương lai."), field="act_on")
    if act_on < EARLIEST:
        raise Refused(_("Ngày xảy ra đã quá xa: hãy xem lại năm."), field="act_on")


def check_branch(violation: Violation, branch: Branch, provisions: Collection[Provision]) -> None:
    """Each provision must have been in force on the day of the act."""
    if branch in NEEDS_PROVISION and not provisions:
        raise Refused(_("Chọn điều luật áp dụng."), field="provisions")
    for provision in provisions:
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
        raise Refused(str(refusal), field="provisions") from None


def fined_as(respondent: Respondent) -> Fined:
    """Which limit of a fine holds for them."""
    if respondent.kind == RespondentKind.ORGANISATION:
        return Fined.ORGANISATION
    return Fined.MINOR if respondent.age_group == AgeGroup.MINOR else Fined.PERSON


def check_version(violation: Violation, seen: int) -> None:
    if violation.version != seen:
        raise Changed(
            _(
                "Có người vừa cập nhật hồ sơ này khi bạn đang viết. Chữ của bạn vẫn còn đây: "
                "xem lại hồ sơ, rồi bấm lưu lần nữa nếu vẫn đúng."
            )
        )
