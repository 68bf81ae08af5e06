"""Pieces that the forms about people, sharing and moving are made of."""

from typing import Any

from django import forms

from khien.people.models import User
from khien.support.forms import LONGEST, PlaceField, SeenForm

LONGEST_LINE = 300

__all__ = [
    "PersonField",
    "PlaceField",
    "SeenForm",
    "choice",
    "day",
    "line",
    "several",
    "words",
    "yes",
]


def words(label: Any, *, required: bool = False, help_text: Any = "", rows: int = 3) -> Any:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def line(label: Any, help_text: Any = "") -> Any:
    return forms.CharField(
        label=label, required=False, max_length=LONGEST_LINE, help_text=help_text
    )


def choice(label: Any, choices: Any, help_text: Any = "") -> Any:
    """Nothing is chosen beforehand."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, help_text=help_text
    )


def several(label: Any, choices: Any, help_text: Any = "") -> Any:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


def yes(label: Any, help_text: Any = "") -> Any:
    return forms.BooleanField(label=label, required=False, help_text=help_text)


def day(label: Any, *, required: bool = True, help_text: Any = "") -> Any:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    """One of the staff, by name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), **kwargs)

    def label_from_instance(self, obj: User) -> str:
        return str(obj)
