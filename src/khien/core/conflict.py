"""Two people on one record: what differs, field by field, and what the second one chose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

_CHOICE = "choose_"


@dataclass(frozen=True)
class Difference:
    name: str
    label: str
    mine: str
    theirs: str


def differences(
    form: forms.Form, stored: Mapping[str, Any], *, names: Mapping[str, str]
) -> list[Difference]:
    """`names`: words for values that are identifiers."""
    rows = []
    for field in form:
        mine, theirs = _plain(field.value()), _plain(stored.get(field.name))
        if not field.is_hidden and mine != theirs:
            shown = [_shown(field.field, value, names) for value in (mine, theirs)]
            rows.append(Difference(field.name, str(field.label), *shown))
    return rows


def settled(posted: QueryDict, stored: Mapping[str, Any]) -> QueryDict:
    """The posted form, with the stored value where the person chose "theirs"."""
    data = posted.copy()
    for key, choice in posted.items():
        name = key.removeprefix(_CHOICE)
        if key.startswith(_CHOICE) and choice == "theirs" and name in stored:
            value = _plain(stored[name])
            data.pop(name, None)
            if value:
                data[name] = value
    return data


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
