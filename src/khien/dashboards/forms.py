"""What a leader may choose on the dashboard; anything else in the address is ignored."""

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


class DashboardForm(forms.Form):
    """A day from the first plan's first until today; what else is asked for says why not."""

    muc = forms.IntegerField(required=False, min_value=1)
    ngay = forms.DateField(
        label=_("Tính đến ngày"),
        required=False,
        validators=IN_REACH,
        error_messages={"invalid": _("Không có ngày này trên lịch.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, first: date | None, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        limits = {"min": first, "max": today}
        self.fields["ngay"].widget.attrs |= {
            name: day.isoformat() for name, day in limits.items() if day
        }

    def clean_ngay(self) -> date | None:
        day: date | None = self.cleaned_data["ngay"]
        if day and day > self.today:
            raise forms.ValidationError(_("Ngày này chưa đến."))
        return day

    @property
    def why_another_day(self) -> str:
        return str(self.errors["ngay"][0]) if "ngay" in self.errors else ""


class TraceForm(forms.Form):
    xa = forms.UUIDField(required=False)
    tinh = forms.ChoiceField(
        label=_("Hiện"),
        required=False,
        choices=[("", _("tất cả")), ("co", _("được tính là đạt")), ("khong", _("chưa đạt"))],
    )
    ngay = forms.DateField(required=False, validators=IN_REACH)
