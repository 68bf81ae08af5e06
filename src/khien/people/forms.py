"""What administrators and invited people fill in."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khien.directory.models import Organisation
from khien.people.models import User
from khien.people.queries import offices_called, territories
from khien.people.roles import Role, role_choices

_NONE = [("", _("Không chọn"))]
STATES = [("active", _("Đang hoạt động")), ("stopped", _("Đã ngừng")), ("all", _("Tất cả"))]


class PeopleFilter(forms.Form):
    q = forms.CharField(label=_("Tên hoặc tên đăng nhập"), required=False)
    role = forms.ChoiceField(label=_("Vai trò"), required=False)
    state = forms.ChoiceField(label=_("Tài khoản"), choices=STATES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("Mọi vai trò")), *role_choices()]  # type: ignore[attr-defined]  # a choice field


def _role_to_choose() -> list[tuple[str, Any]]:
    """Nobody is given the first role of the list by not looking."""
    return [("", _("Chọn vai trò")), *role_choices()]


class DutyForm(forms.Form):
    role = forms.ChoiceField(label=_("Vai trò"), choices=_role_to_choose)
    territory = forms.ChoiceField(
        label=_("Địa bàn"),
        required=False,
        help_text=_("Xã, phường hoặc toàn tỉnh. Vai trò của trường thì bỏ trống."),
    )
    organisation = forms.CharField(
        label=_("Cơ quan, trường"),
        required=False,
        max_length=250,
        help_text=_("Tên hoặc mã. Bỏ trống thì lấy cơ quan phụ trách việc này ở địa bàn."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["territory"].choices = [*_NONE, *territories(on)]  # type: ignore[attr-defined]  # a choice field

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean_territory(self) -> Organisation | None:
        chosen = self.cleaned_data["territory"]
        return Organisation.objects.get(pk=UUID(chosen)) if chosen else None

    def clean_organisation(self) -> Organisation | None:
        text = self.cleaned_data["organisation"]
        if not text:
            return None
        found = offices_called(text, self.on)
        if not found:
            raise ValidationError(_("Không có cơ quan, trường nào tên hoặc mã như vậy."))
        if len(found) > 1:
            names = "; ".join(name for _office, name in found[:5])
            raise ValidationError(
                _("Có nhiều nơi gần giống: %(names)s. Hãy ghi đủ tên hoặc ghi mã."),
                params={"names": names},
            )
        return found[0][0]


class DutyDatesForm(DutyForm):
    valid_from = forms.DateField(
        label=_("Từ ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    valid_to = forms.DateField(
        label=_("Đến trước ngày"),
        required=False,
        help_text=_("Bỏ trống nếu chưa biết ngày kết thúc."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class NewPersonForm(DutyForm):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ thường không dấu, số, dấu chấm, gạch; như nguyen.thi.a"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        error_messages={"invalid": _("Địa chỉ thư này chưa đúng.")},
    )

    field_order = ("full_name", "username", "email", "role", "territory", "organisation")


class WelcomeForm(forms.Form):
    """What an invited person sets: their name as they write it, and a password of their own."""

    full_name = forms.CharField(
        label=_("Họ và tên"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Mật khẩu mới"),
        help_text=_("Từ 14 ký tự. Một câu dài dễ nhớ là tốt nhất."),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> None:
        data = self.cleaned_data
        if "password" in data and data["password"] != data.get("again"):
            self.add_error("again", _("Hai lần nhập không giống nhau."))
