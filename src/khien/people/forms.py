"""What administrators and invited people fill in."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from khien.directory.models import Organisation
from khien.people.models import User
from khien.people.queries import Office, offices_like, territories
from khien.people.roles import ROLES, Reach, Role, role_choices

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
    """A role and where it is held. Once the role is known, only what it needs is asked."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=_role_to_choose)
    territory = forms.ChoiceField(
        label=_("Địa bàn"),
        required=False,
        help_text=_("Xã, phường hoặc toàn tỉnh; cần cho hầu hết vai trò, trừ vai trò của trường."),
    )
    organisation = forms.CharField(
        label=_("Cơ quan, trường"),
        required=False,
        max_length=250,
        help_text=_("Tên hoặc mã. Vai trò của xã, tỉnh bỏ trống thì lấy cơ quan phụ trách việc."),
    )

    def __init__(self, *args: Any, on: date, role: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on, self.of_school = on, False
        self.fields["territory"].choices = [*_NONE, *territories(on)]  # type: ignore[attr-defined]  # a choice field
        if role in set(Role):
            self._ask_for(Role(role))

    def _ask_for(self, role: Role) -> None:
        card = ROLES[role]
        territory, organisation = self.fields["territory"], self.fields["organisation"]
        if card.reach is Reach.TERRITORY:
            _need(territory, _("Vai trò này cần một địa bàn."))
            territory.help_text = _("Xã, phường hoặc toàn tỉnh mà người này lo.")
            organisation.label = _("Cơ quan")
        else:
            del self.fields["territory"]
        if card.reach is Reach.OFFICE:
            self.of_school = True
            _need(organisation, _("Vai trò này cần một trường, cơ sở."))
            organisation.label = _("Trường, cơ sở")
            organisation.help_text = _(
                "Gõ vài chữ của tên trường, tên xã, không cần dấu; hoặc gõ mã."
            )
        elif card.function:
            organisation.help_text = _("Bỏ trống thì lấy cơ quan phụ trách việc này.")
        else:
            organisation.help_text = _("Bỏ trống nếu không thuộc cơ quan nào trong danh mục.")

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean_territory(self) -> Organisation | None:
        chosen = self.cleaned_data["territory"]
        return Organisation.objects.get(pk=UUID(chosen)) if chosen else None

    def clean(self) -> dict[str, Any]:
        """Which office is meant; where several may be, they are offered and asked about."""
        said = super().clean() or self.cleaned_data
        text = said.get("organisation", "")
        found = offices_like(text, self.on, schools=self.of_school) if text else []
        said["organisation"] = None
        if len(found) == 1 and found[0].sure:
            said["organisation"] = found[0].organisation
        elif found:
            said["organisation"] = self._chosen_of(found)
        elif text:
            sentence = _("Không có cơ quan, trường nào tên hoặc mã như vậy.")
            self.add_error("organisation", sentence)
        return said

    def _chosen_of(self, found: list[Office]) -> Organisation | None:
        chosen = self.data.get("which", "")
        offered = (office.organisation for office in found)
        picked = next((office for office in offered if str(office.pk) == chosen), None)
        if picked is None:
            sentence = _("Chưa rõ là nơi nào. Hãy chọn một nơi trong danh sách, hoặc ghi rõ hơn.")
            self.add_error("organisation", sentence)
        self.fields["which"] = forms.ChoiceField(
            label=_("Bạn muốn nói nơi nào?"),
            choices=[(str(office.organisation.pk), office.words) for office in found],
            widget=forms.RadioSelect,
        )
        shown = list(self.fields)
        self.order_fields([*shown[: shown.index("organisation") + 1], "which"])
        return picked


def _need(field: forms.Field, sentence: Any) -> None:
    field.required = True
    field.error_messages["required"] = sentence


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
    field_order = ("full_name", "username", "role", "territory", "organisation")

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, role=role, initial={"role": role}, **kwargs)
        self.fields["role"].widget = forms.HiddenInput()


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
