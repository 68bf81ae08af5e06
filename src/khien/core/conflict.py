"""Two people on one record: what differs, field by field, and what the second one chose.

A form is sent with what it showed (`was_…`). What only one of the two changed is taken over; where
both changed the same field, the second person is asked (`choose_…`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict

from khien.core.refusal import Refused

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
    """Fields of `stored` that both changed, in different ways. `names`: words for values that
    are ids.
    """
    rows = []
    for field in form:
        if field.is_hidden or field.name not in stored:
            continue
        mine, theirs = plain(field.value()), plain(stored[field.name])
        if mine == theirs or _was(form.data, field.name) == theirs:
            continue
        shown = [_shown(field.field, value, names) for value in (mine, theirs)]
        rows.append(Difference(field.name, str(field.label), *shown))
    return rows


def settled(posted: QueryDict, stored: Mapping[str, Any]) -> QueryDict:
    """The posted form, with the stored value where the person chose it or changed nothing."""
    data = posted.copy()
    for name, value in stored.items():
        untouched = _was(posted, name) == plain(posted.getlist(name))
        if untouched or posted.get(_CHOICE + name) == "theirs":
            data.setlist(name, list(plain(value)))
    return data


def whole(posted: QueryDict, stored: Mapping[str, Any]) -> QueryDict:
    """The posted form, with the stored value of what its page neither showed nor sent: a box that
    was shown and is left empty came with what it was (`was_…`).
    """
    data = posted.copy()
    for name, value in stored.items():
        if name not in posted and _WAS + name not in posted:
            data.setlist(name, list(plain(value)))
    return data


def shown(
    form: forms.Form, stored: Mapping[str, Any], *, asked: bool = False
) -> list[tuple[str, str]]:
    """Names and values to send along, several times the name where a field has several values.

    `asked`: the person now sees the stored values.
    """
    fresh = asked or not form.is_bound
    return [
        (_WAS + name, each)
        for name, value in stored.items()
        if name in form.fields and (fresh or _WAS + name in form.data)
        for each in (plain(value) if fresh else _was(form.data, name)) or ("",)
    ]


def now_seen(posted: QueryDict, version: int | str, *, name: str = "seen") -> QueryDict:
    """The posted form, saying that its person has now seen this version."""
    data = posted.copy()
    data[name] = str(version)
    return data


def show_refusal(form: forms.Form, refusal: Refused, *, version: int | None = None) -> None:
    """The sentence beside its field, where the form shows that field.

    A refusal that names the hidden field of what the person had seen says that somebody saved in
    between. Told that once, they have seen `version` and may save again.
    """
    field = form.fields.get(refusal.field)
    hidden = field is not None and field.widget.is_hidden
    if hidden and version is not None:
        form.data = now_seen(cast("QueryDict", form.data), version, name=refusal.field)
    form.add_error(refusal.field if field and not hidden else None, str(refusal))


def _was(posted: Any, name: str) -> tuple[str, ...] | None:
    """What the form showed; None where the page did not send it along."""
    return plain(posted.getlist(_WAS + name)) if _WAS + name in posted else None


def plain(value: Any) -> tuple[str, ...]:
    """As a browser would send it, in one order, whatever it does to the ends of lines."""
    if value is None or value is False:
        return ()
    each = value if isinstance(value, list | tuple) else [value]
    texts = ("on" if one is True else str(one).strip().replace("\r\n", "\n") for one in each)
    return tuple(sorted(text for text in texts if text))


def _shown(field: forms.Field, values: tuple[str, ...], names: Mapping[str, str]) -> str:
    words = dict(names)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        words |= {str(key): str(label) for key, label in field.choices}  # type: ignore[union-attr, misc]  # choices are pairs here
    return ", ".join("✓" if value == "on" else words.get(value, value) for value in values)
