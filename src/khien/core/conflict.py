"""Two people on one record: what differs, field by field, and what the second one chose.

A form is sent with what it showed (`was_…`). What only one of the two changed is taken over; where
both changed the same field, the second person is asked (`choose_…`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

_CHOICE, _WAS = "choose_", "was_"


@dataclass(frozen=True)
class Difference:
    name: str
    label: str
    mine: str
    theirs: str


def differences(
    form: forms.Form, stored: Mapping[str, Any], *, names: Mapping[str, str]
) -> list[Difference]:
    """Fields that both changed, in different ways. `names`: words for values that are ids."""
    rows = []
    for field in form:
        mine, theirs = _plain(field.value()), _plain(stored.get(field.name))
        was = form.data.get(_WAS + field.name)
        if field.is_hidden or mine == theirs or (was is not None and _plain(was) == theirs):
            continue
        shown = [_shown(field.field, value, names) for value in (mine, theirs)]
        rows.append(Difference(field.name, str(field.label), *shown))
    return rows


def settled(posted: QueryDict, stored: Mapping[str, Any]) -> QueryDict:
    """The posted form, with the stored value where the person chose it or changed nothing."""
    data = posted.copy()
    for name, value in stored.items():
        was = posted.get(_WAS + name)
        untouched = was is not None and _plain(was) == _plain(posted.get(name))
        if untouched or posted.get(_CHOICE + name) == "theirs":
            data.pop(name, None)
            if _plain(value):
                data[name] = _plain(value)
    return data


def shown(
    form: forms.Form, stored: Mapping[str, Any], *, asked: bool = False
) -> list[tuple[str, str]]:
    """Names and values to send along. `asked`: the person now sees the stored values."""
    fresh = asked or not form.is_bound
    return [
        (_WAS + name, _plain(value if fresh else form.data.get(_WAS + name, "")))
        for name, value in stored.items()
        if name in form.fields and (fresh or _WAS + name in form.data)
    ]


def now_seen(posted: QueryDict, version: int) -> QueryDict:
    """The posted form, saying that its person has now seen this version."""
    data = posted.copy()
    data["seen"] = str(version)
    return data


def _plain(value: Any) -> str:
    """As a browser would send it, whatever it does to the ends of lines."""
    if value is None or value is False:
        return ""
    return "on" if value is True else str(value).strip().replace("\r\n", "\n")


def _shown(field: forms.Field, value: str, names: Mapping[str, str]) -> str:
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return "✓" if value == "on" else names.get(value, value)
