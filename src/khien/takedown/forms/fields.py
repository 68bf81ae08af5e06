"""Fields that several forms of this room have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.takedown.rules.places import LONGEST

WRITTEN = "%Y-%m-%dT%H:%M"


def line(label: Any, help_text: Any = "", *, required: bool = True, most: int = 200) -> Any:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=most)


def words(label: Any, help_text: Any = "", *, required: bool = True, rows: int = 4) -> Any:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def moment(label: Any, help_text: Any = "") -> Any:
    """Day and hour in Viet Nam, to the minute."""
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        input_formats=[WRITTEN, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WRITTEN),
        error_messages={"invalid": _("Ghi ngày và giờ, như 26/11/2026 09:30.")},
    )


def day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)
