"""Two people who write on one row: what only one changed is taken over, of the rest one chooses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.formats import date_format

from khien.core.conflict import Difference, differences, now_seen, settled, shown

Make = Callable[[Any], forms.Form]
MOMENT = "H:i d/m/Y"


@dataclass(frozen=True)
class Together:
    """`rows`: what both changed, to choose from; `was`: what the page showed, to be sent along."""

    form: forms.Form
    rows: list[Difference] = field(default_factory=list)
    was: list[tuple[str, str]] = field(default_factory=list)


def meet(request: HttpRequest, make: Make, *, version: int) -> Together:
    """`make(data)`: the form, filled with what is stored now where there is no data."""
    stored, names = _stored(make(None))
    if request.method != "POST":
        form = make(None)
        return Together(form, was=shown(form, stored))
    data = settled(request.POST, stored)
    form, rows = make(data), []
    if form.is_valid() and form.cleaned_data["seen"] not in {None, version}:
        rows = differences(form, stored, names=names)
        form.data = now_seen(data, version)
        form.cleaned_data["seen"] = version
    return Together(form, rows, shown(form, stored, asked=bool(rows)))


def _stored(form: forms.Form) -> tuple[dict[str, Any], dict[str, str]]:
    """As a browser would send it, and words for moments."""
    values: dict[str, Any] = {}
    names: dict[str, str] = {}
    for each in form.visible_fields():
        value = each.value()
        if isinstance(value, datetime):
            sent = str(each.field.widget.format_value(value))
            names[sent] = date_format(value, MOMENT)
            value = sent
        elif isinstance(each.field, forms.MultipleChoiceField):
            offered = {str(key) for key, _label in each.field.choices}  # type: ignore[misc, union-attr]  # choices are pairs here
            value = [key for key in value or () if key in offered]
        values[each.name] = value
    return values, names
