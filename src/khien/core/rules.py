"""Deadlines and working days as data: what may be changed, and from when. The past never is."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from khien.core.models import Certainty, ClockUnit, Receiver
from khien.core.refusal import Refused

LONGEST = {ClockUnit.HOURS: 24 * 60, ClockUnit.DAYS: 3660, ClockUnit.WORKING_DAYS: 2500}
FURTHEST = timedelta(days=3660)
MOST_STEPS = 12
_SATURDAY = 5


def check_may_change_rules(*, may_manage: bool) -> None:
    """`may_manage`: the person holds SETTINGS_MANAGE."""
    if not may_manage:
        raise Refused(_("Bạn không được giao việc này."))


def check_can_add_version(
    *, starts: date, latest: date, unit: str, amount: int, law: str, certainty: str, today: date
) -> None:
    """`latest`: the first day of the newest version there is, in force or still to come."""
    if starts <= today:
        raise Refused(
            _("Phiên bản mới bắt đầu sớm nhất từ ngày mai: quá khứ không sửa được."),
            field="valid_from",
        )
    if starts <= latest:
        raise Refused(
            _("Đã có phiên bản bắt đầu ngày này hoặc muộn hơn. Hãy bỏ phiên bản đó trước."),
            field="valid_from",
        )
    if starts > today + FURTHEST:
        raise Refused(_("Ngày này xa quá."), field="valid_from")
    if unit not in ClockUnit.values or not 1 <= amount <= LONGEST[ClockUnit(unit)]:
        raise Refused(_("Thời hạn này ngắn quá hoặc dài quá."), field="amount")
    if certainty not in Certainty.values:
        raise Refused(_("Hãy chọn mức chắc chắn."), field="certainty")
    if certainty == Certainty.VERIFIED and not law:
        raise Refused(_("Đã đọc trong nguồn công khai thì ghi tên văn bản, điều."), field="law")


def check_can_withdraw(starts: date, *, today: date, only_version: bool) -> None:
    if starts <= today or only_version:
        raise Refused(
            _("Phiên bản này đã có hiệu lực: không bỏ được, chỉ thay bằng phiên bản mới.")
        )


def check_can_add_step(*, offset: int, unit: str, to: str, same: bool, steps: int) -> None:
    """`same`: such a step stands already. `steps`: how many there are."""
    if unit not in ClockUnit.values or abs(offset) > LONGEST[ClockUnit(unit)]:
        raise Refused(_("Bậc nhắc này xa hạn quá."), field="offset")
    if to not in Receiver.values:
        raise Refused(_("Hãy chọn nhắc ai."), field="to")
    if same:
        raise Refused(_("Đã có bậc nhắc này."), field="offset")
    if steps >= MOST_STEPS:
        raise Refused(_("Thang nhắc đã đủ bậc: nhắc nhiều quá thì không ai đọc nữa."))


def check_can_change_day(day: date, *, today: date) -> None:
    if day <= today:
        raise Refused(
            _("Chỉ sửa được lịch từ ngày mai: hạn đã tính theo ngày cũ thì giữ nguyên."),
            field="date",
        )
    if day > today + FURTHEST:
        raise Refused(_("Ngày này xa quá."), field="date")


def is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def check_day_differs(day: date, *, works: bool) -> None:
    """A row only where the day is not as its weekday says."""
    if works and not is_weekend(day):
        raise Refused(_("Ngày này vốn là ngày làm việc."), field="date")
    if not works and is_weekend(day):
        raise Refused(_("Ngày này vốn là ngày nghỉ cuối tuần."), field="date")
