"""Who may change whose account, and how. Each refusal is the sentence the administrator reads."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.directory.queries import installation
from khien.people.models import Duty, Invitation, User
from khien.people.queries import has_second_factor
from khien.people.roles import ROLES, Reach, Role

INVITATION_LIFE = timedelta(hours=48)


def check_can_give_duty(duty: Duty) -> None:
    """`duty` as it would be, not yet saved."""
    card = ROLES[Role(duty.role)]
    if not duty.user.is_active:
        raise Refused(_("Tài khoản đã ngừng thì không nhận thêm nhiệm vụ."))
    if duty.valid_to is not None and duty.valid_to <= duty.valid_from:
        raise Refused(_("Ngày kết thúc phải sau ngày bắt đầu."), field="valid_to")
    if card.reach is Reach.TERRITORY and duty.territory_id is None:
        raise Refused(_("Vai trò này cần một địa bàn."), field="territory")
    if card.reach is Reach.OFFICE and duty.organisation_id is None:
        raise Refused(_("Vai trò này cần một cơ quan, trường."), field="organisation")
    _check_stands_alone(duty)


def _check_stands_alone(duty: Duty) -> None:
    """An administrator or an auditor holds nothing else: they are kept from personal data."""
    others = Duty.objects.filter(user=duty.user).overlapping(duty.valid_from, duty.valid_to)
    for held in set(others.values_list("role", flat=True)) - {duty.role}:
        if ROLES[Role(duty.role)].alone or ROLES[Role(held)].alone:
            raise Refused(
                _("Quản trị viên và kiểm toán viên không giữ vai trò nào khác."), field="role"
            )


def check_can_end_duty(duty: Duty, *, by: User | None, on: date) -> None:
    if duty.valid_to is not None and duty.valid_to <= on:
        raise Refused(_("Nhiệm vụ này đã kết thúc."))
    _check_not_oneself(duty.user, by=by)


def check_can_deactivate(user: User, *, by: User | None) -> None:
    if not user.is_active:
        raise Refused(_("Tài khoản này đã ngừng."))
    _check_not_oneself(user, by=by)


def check_can_leave(user: User, *, by: User) -> None:
    """Also of an account that was stopped before: its work lies open all the same."""
    _check_not_oneself(user, by=by)


def check_can_name_for_provider(user: User, *, by: User | None) -> None:
    if not user.is_active:
        raise Refused(_("Tài khoản đã ngừng. Hãy mở lại trước."))
    _check_not_oneself(user, by=by)
    _check_not_alone(user, by=by)


def check_can_invite_first() -> None:
    ready = [user for user in holders(Role.ADMINISTRATOR) if user.has_usable_password()]
    if ready:
        raise Refused(_("Đã có quản trị viên. Hãy nhờ người đó mời bạn."))


def holders(role: Role) -> list[User]:
    return list(User.objects.filter(duties__role=role, is_active=True).distinct())


def check_can_invite(user: User, *, by: User | None) -> None:
    if not user.is_active:
        raise Refused(_("Tài khoản đã ngừng. Hãy mở lại trước."))
    _check_not_alone(user, by=by)


def _check_not_alone(user: User, *, by: User | None) -> None:
    """With a used account that has no second factor, a new way in would be the whole way."""
    if by is not None and user.last_seen is not None and not has_second_factor(user):
        raise Refused(
            _(
                "Tài khoản này chưa có lớp bảo mật thứ hai. Hãy dùng “Xin cho vào lại”; "
                "việc ấy cần hai quản trị viên."
            )
        )


def _check_not_oneself(user: User, *, by: User | None) -> None:
    """So there is always an administrator: nobody puts themselves out."""
    if by is not None and by.pk == user.pk:
        raise Refused(
            _("Bạn không thể tự làm việc này với tài khoản của mình. Hãy nhờ người khác.")
        )


def check_can_accept(invitation: Invitation | None, *, now: datetime) -> Invitation:
    """One sentence for every reason, so that a guess learns nothing."""
    if (
        invitation is None
        or invitation.used_at is not None
        or invitation.expires_at <= now
        or not invitation.user.is_active
    ):
        raise Refused(_("Liên kết này không dùng được: đã dùng, đã hết hạn hoặc sai."))
    return invitation


def check_can_enrol_demo() -> None:
    if not is_sample():
        raise Refused(_("Tài khoản mẫu chỉ có ở dữ liệu mẫu."))


def is_sample() -> bool:
    here = installation()
    return here is not None and here.sample


def in_force(duty: Duty, *, now: datetime) -> bool:
    day = today(now)
    return duty.valid_from <= day and (duty.valid_to is None or day < duty.valid_to)
