"""What a new password may not be, besides short, common or all digits."""

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from khien.core.fold import fold
from khien.people.models import User

SHORTEST = 14


class NotTheOldOne:
    """Who is asked to change a password has a reason to."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is not None and check_password(password, user.password):
            raise ValidationError(_("Đây là mật khẩu đang dùng. Hãy chọn mật khẩu khác."))

    def get_help_text(self) -> str:
        return _("Mật khẩu mới phải khác mật khẩu đang dùng.")


class NotOnesName:
    """A name may stand in a long sentence; repeating it is not what makes a password long."""

    def validate(self, password: str, user: User | None = None) -> None:
        names = {_plain(user.username), _plain(user.full_name)} - {""} if user else set()
        rest = whole = _plain(password)
        for name in sorted(names, key=len, reverse=True):
            rest = rest.replace(name, "")
        if rest != whole and len(rest) < SHORTEST:
            raise ValidationError(
                _("Mật khẩu này chỉ nhắc lại tên của bạn. Hãy thêm chữ hoặc chọn câu khác.")
            )

    def get_help_text(self) -> str:
        return _("Mật khẩu không được chỉ nhắc lại tên của bạn.")


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")
