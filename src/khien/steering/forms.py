"""What a leader may choose on the dashboard; anything else in the address is ignored."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DashboardForm(forms.Form):
    muc = forms.IntegerField(required=False, min_value=1)
    ngay = forms.DateField(
        label=_("Tính đến ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class TraceForm(forms.Form):
    xa = forms.UUIDField(required=False)
    tinh = forms.ChoiceField(
        label=_("Hiện"),
        required=False,
        choices=[("", _("tất cả")), ("co", _("được tính là đạt")), ("khong", _("chưa đạt"))],
    )
    ngay = forms.DateField(required=False)
