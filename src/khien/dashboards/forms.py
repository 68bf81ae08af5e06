"""What may be chosen on a dashboard; anything else in the address is ignored."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

# Far from both ends of what a calendar can count with.
_FAR = _("Không có kế hoạch nào vào ngày này.")
IN_REACH = [
    MinValueValidator(date(1990, 1, 1), _FAR),
    MaxValueValidator(date(2190, 12, 31), _FAR),
]


def _day(label: Any = "", help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        validators=IN_REACH,
        error_messages={"invalid": _("Không có ngày này trên lịch.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class ChoiceForm(forms.Form):
    """A day from the first plan's first until today; what else is asked for says why not."""

    muc = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    ngay = _day(_("Tính đến ngày"))
    biet = _day(
        _("Theo điều đã biết đến ngày"),
        _("Để trống: theo điều biết được lúc này. Con số của một ngày cũ có thể đã được bổ sung."),
    )
    dia_gioi = _day(
        _("Theo địa giới của ngày"),
        _("Để trống: theo địa giới của ngày tính. Ví dụ 30/06/2025: các xã trước khi sáp nhập."),
    )
    noi = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, first: date | None, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        limits = {"min": first, "max": today}
        for name in ("ngay", "biet"):
            self.fields[name].widget.attrs |= {
                key: day.isoformat() for key, day in limits.items() if day
            }

    def add_prefix(self, field_name: str) -> str:
        """Addresses are written with hyphens."""
        return super().add_prefix(field_name).replace("_", "-")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("ngay", "biet", "dia_gioi"):
            if (day := cleaned.get(name)) and day > self.today:
                self.add_error(name, _("Ngày này chưa đến."))
        return cleaned

    @property
    def why_another_day(self) -> str:
        """The first thing asked for that the page does not show."""
        return next((str(self.errors[name][0]) for name in self.errors if name != "muc"), "")


class DayForm(ChoiceForm):
    """Where only the day can be another one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("biet", "dia_gioi"):
            self.fields.pop(name)


class TraceForm(forms.Form):
    xa = forms.UUIDField(required=False)
    tinh = forms.ChoiceField(
        label=_("Hiện"),
        required=False,
        choices=[("", _("tất cả")), ("co", _("được tính là đạt")), ("khong", _("chưa đạt"))],
    )
    ngay = forms.DateField(required=False, validators=IN_REACH)
