"""Fields that several forms of this room have."""

from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 10_000
_WRITTEN = "%Y-%m-%dT%H:%M"


def line(label: Any, help_text: Any = "", *, required: bool = True, most: int = 200) -> Any:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=most)


def words(
    label: Any,
    help_text: Any = "",
    *,
    required: bool = True,
    rows: int = 4,
    most: int = LONGEST,
) -> Any:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)


def moment(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateTimeField:
    """Day and hour in Viet Nam, to the minute."""
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        required=required,
        input_formats=[_WRITTEN, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_WRITTEN),
        error_messages={"invalid": _("Ghi ngày và giờ, như 26/11/2026 09:30.")},
    )


def chosen(label: Any, kinds: Any, *, help_text: Any = "") -> forms.ChoiceField:
    """One of a few, each with its circle."""
    return forms.ChoiceField(
        label=label, help_text=help_text, choices=kinds, widget=forms.RadioSelect
    )


def any_of(label: Any, choices: Any) -> forms.ChoiceField:
    """A filter: one of them, or all."""
    return forms.ChoiceField(
        label=label, required=False, choices=[("", _("tất cả")), *choices.choices]
    )


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """The choices of a field, known only when the page is made."""
    cast("forms.ChoiceField", form.fields[name]).choices = list(choices)


def offer_offices(form: forms.Form, name: str, offices: Mapping[UUID, str]) -> None:
    """One office alone is chosen already and not shown."""
    offer(form, name, [(str(pk), text) for pk, text in offices.items()])
    if len(offices) == 1:
        field = form.fields[name]
        field.widget = forms.HiddenInput()
        field.initial = str(next(iter(offices)))


class Step(forms.Form):
    """`seen`: the version that the person was looking at."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class Why(Step):
    why = words(_("Vì sao"), rows=3, most=300)
