"""Before exhibits leave as one bag: to whom, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExportForm(forms.Form):
    to = forms.CharField(
        label=_("Giao cho ai"),
        max_length=200,
        help_text=_("Cơ quan, người nhận, ví dụ: Viện kiểm sát nhân dân tỉnh."),
    )
    why = forms.CharField(
        label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
