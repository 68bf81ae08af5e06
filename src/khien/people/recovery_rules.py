"""Who may let somebody in again who lost everything: never one person alone. Pure."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.people.models import Recovery, User

LIFE = timedelta(hours=24)
_LEAST = 10  # letters of a reason


def check_can_ask(user: User, *, reason: str, by: User) -> None:
    if user.pk == by.pk:
        raise Refused(_("Bạn không tự xin cho mình. Hãy nhờ hai quản trị viên khác."))
    if not user.is_active:
        raise Refused(_("Tài khoản đã ngừng. Hãy mở lại trước."))
    if len(reason.strip()) < _LEAST:
        raise Refused(
            _("Hãy ghi rõ vì sao, và bạn đã nhận ra người này bằng cách nào."), field="reason"
        )


def check_is_open(recovery: Recovery, *, now: datetime) -> None:
    if recovery.confirmed_at is not None or recovery.ended_at is not None:
        raise Refused(_("Việc này đã xong hoặc đã bị bỏ."))
    if recovery.until_at <= now:
        raise Refused(_("Đã quá 24 giờ. Hãy xin lại từ đầu."))


def check_can_confirm(recovery: Recovery, *, by: User, now: datetime) -> None:
    check_is_open(recovery, now=now)
    if by.pk == recovery.asked_by_id:
        raise Refused(_("Một quản trị viên khác phải xác nhận, không phải người đã xin."))
    if by.pk == recovery.user_id:
        raise Refused(_("Bạn không tự xác nhận cho mình."))
    if not recovery.user.is_active:
        raise Refused(_("Tài khoản đã ngừng. Hãy mở lại trước."))
