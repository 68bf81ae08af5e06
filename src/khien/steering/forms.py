"""What a leader may choose on the dashboard; anything else in the address is ignored."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

# Far from both ends of what a calendar can count with.
IN_REACH = [MinValueValidator(date(1990, 1, 1)), MaxValueValidator(date(2190, 12, 31))]


class DashboardForm(forms.Form):
    muc = forms.IntegerField(required=False, min_value=1)
    ngay = forms.DateField(
        label=_("Tính đến ngày"),
        required=False,
        validators=IN_REACH,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class TraceForm(forms.Form):
    xa = forms.UUIDField(required=False)
    tinh = forms.ChoiceField(
        label=_("Hiện"),
        required=False,
        choices=[("", _("tất cả")), ("co", _("được tính là đạt")), ("khong", _("chưa đạt"))],
    )
    ngay = forms.DateField(required=False, validators=IN_REACH)
