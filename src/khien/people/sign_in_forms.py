"""Forms of allauth in our words, with our limits before any code is looked at."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khien.people import attempts
from khien.people.actions.factors import note_wrong_code
from khien.people.adapters import TOO_MANY

USED_CODE = _("Mã này vừa được nhập. Hãy đợi mã mới, nhiều nhất nửa phút.")
_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


def _say(field: forms.Field, label: Any, **attributes: Any) -> None:
    field.label = label
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)
    field.help_text = ""


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self.fields["login"],
            _("Tên đăng nhập"),
            autofocus=True,
            autocapitalize="none",
            spellcheck="false",
        )
        _say(self.fields["password"], _("Mật khẩu"))


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], _("Mật khẩu của bạn"), autofocus=True)


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["oldpassword"], _("Mật khẩu hiện tại"))
        _say(self.fields["password1"], _("Mật khẩu mới"))
        _say(self.fields["password2"], _("Nhập lại mật khẩu mới"))
        self.fields["password1"].help_text = _("Từ 14 ký tự. Một câu dài dễ nhớ là tốt nhất.")

    def clean_oldpassword(self) -> str:
        """Whoever found the computer open may not guess on."""
        now, request = timezone.now(), context.request
        if not attempts.allowed(request, "password", self.user.username, now=now):
            raise ValidationError(TOO_MANY)
        try:
            return str(super().clean_oldpassword())
        except ValidationError:
            attempts.note_failure(now=now)
            raise


class _LimitedCode:
    """Each try is counted first; a right code is good once in all processes."""

    user: Any
    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], _("Mã 6 số, hoặc một mã dự phòng"), **_CODE)

    def clean_code(self) -> str:
        now = timezone.now()
        name = self.user.username
        if not attempts.allowed(context.request, "second_factor", name, now=now):
            raise ValidationError(TOO_MANY)
        if not attempts.first_use(name, str(self.cleaned_data["code"]), now=now):
            raise ValidationError(USED_CODE)
        return str(super().clean_code())  # type: ignore[misc]  # of the form it is mixed into


class _AskedCode(_LimitedCode):
    """A wrong one stands in the ledger: whoever is asked for a code has given the password."""

    def clean_code(self) -> str:
        try:
            return super().clean_code()
        except ValidationError as error:
            if error.code == "incorrect_code":
                browser = attempts.known_browser(context.request, self.user.username)
                note_wrong_code(self.user, known=browser is not None, now=timezone.now())
            raise


class CodeForm(_AskedCode, AuthenticateForm):  # type: ignore[misc]  # allauth is untyped
    pass


class CodeAgainForm(_AskedCode, ReauthenticateByCodeForm):  # type: ignore[misc]  # the same
    pass


class EnrolForm(_LimitedCode, ActivateTOTPForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Mã 6 số đang hiện trong ứng dụng")


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alone = self.fields["passwordless"]
        _say(alone, _("Dùng khóa này để đăng nhập, không cần mật khẩu"))
        alone.help_text = _("Máy sẽ hỏi vân tay, khuôn mặt hoặc mã PIN của máy mỗi lần.")
        _say(self.fields["name"], _("Tên để bạn nhận ra khóa này"))


class RenameKeyForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["name"], _("Tên để bạn nhận ra khóa này"))
