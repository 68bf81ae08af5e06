"""Fields that several forms of the room have."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.partners.models import DIGITS, PLACES

_A_THOUSAND = 3  # digits between two points
_NOT_A_NUMBER = _("Ghi một số, ví dụ 25 hoặc 1500000.")


def day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)


def prose(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=3000, widget=widget
    )


class QuantityField(forms.CharField):
    """A number as people here type it: "1.500.000" or "2,5"."""

    default_error_messages = {"invalid": _NOT_A_NUMBER}

    def __init__(self, label: Any, help_text: Any = "") -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(label=label, help_text=help_text, max_length=30, widget=widget)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value).replace(" ", "").replace("\u00a0", "")
        plain = typed.replace(".", "").replace(",", ".") if _is_grouped(typed) else typed
        whole, _point, part = plain.partition(".")
        if not _digits(whole) or not (_digits(part) or not part) or len(part) > PLACES:
            raise forms.ValidationError(_NOT_A_NUMBER, code="invalid")
        if len(whole) > DIGITS - PLACES:
            raise forms.ValidationError(_("Số này quá lớn."), code="large")
        return Decimal(plain)


def _digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _is_grouped(typed: str) -> bool:
    """A comma is our decimal sign; points stand before three digits each."""
    groups = typed.partition(",")[0].split(".")
    return "," in typed or (
        len(groups) > 1 and all(len(each) == _A_THOUSAND for each in groups[1:])
    )
