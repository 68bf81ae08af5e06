"""A form made from its definition: sections, grades as a grid, answers as plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from khien.directory.models import Organisation
from khien.support.forms.steps import LONGEST, PlaceField, SeenForm
from khien.support.models import FormDefinition
from khien.support.rules.form_fields import (
    UNKNOWN,
    Answer,
    Answers,
    FieldKind,
    FormField,
    Layout,
    asked,
    is_given,
    read,
)
from khien.support.rules.reading import GRADES, WELLBEING, YES_NO
from khien.support.rules.risk import AS_COMPUTED

_LINE, _LARGEST = 300, 1_000_000
_Make = Callable[[FormField, dict[str, Any]], forms.Field]


@dataclass(frozen=True)
class Asked:
    """A field, and what was answered to it the last time."""

    field: BoundField
    before: str = ""


@dataclass(frozen=True)
class Part:
    """One field, or a run of grades that stand together as a grid."""

    one: Asked | None = None
    grid: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class ShownSection:
    title: str
    parts: tuple[Part, ...]


class DefinedForm(SeenForm):
    """`places`: the communes a place is chosen from. `before`: the last answers, in words."""

    definition = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        of: FormDefinition,
        places: Any,
        answers: Mapping[str, Any] | None = None,
        before: Mapping[str, str] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        known = {"conclusion": AS_COMPUTED, **(answers or {}), **(initial or {})}
        super().__init__(data, initial={**known, "definition": of.pk})
        self.of, self.before, self.places = of, before or {}, places
        self.layout: Layout = read(of.sections)
        for each in asked(self.layout):
            self.fields[each.key] = made = _MAKERS[each.kind](each, _common(each))
            if isinstance(made, PlaceField):
                made.offer(places)

    def answers(self) -> Answers:
        """What was answered, as it is kept; what was left open is not there."""
        said = {each.key: _kept(self.cleaned_data.get(each.key)) for each in asked(self.layout)}
        return {key: value for key, value in said.items() if value is not None and is_given(value)}

    def so_far(self) -> Answers:
        """What is answered already, valid or not: enough to reckon a conclusion from."""
        keys = [each.key for each in asked(self.layout)]
        return {key: value for key in keys if (value := self[key].value()) not in (None, "")}

    def sections(self) -> list[ShownSection]:
        made = []
        for section in self.layout:
            shown = [each for each in section.fields if not each.hidden]
            if shown:
                made.append(ShownSection(str(section.title), tuple(self._parts(shown))))
        return made

    def _parts(self, shown: list[FormField]) -> list[Part]:
        parts: list[Part] = []
        for each in shown:
            made = Asked(self[each.key], self.before.get(each.key, ""))
            if each.kind is not FieldKind.GRADE:
                parts.append(Part(one=made))
            elif parts and parts[-1].grid:
                parts[-1] = Part(grid=(*parts[-1].grid, made))
            else:
                parts.append(Part(grid=(made,)))
        return parts


def _common(each: FormField) -> dict[str, Any]:
    return {"label": str(each.label), "help_text": str(each.help), "required": each.required}


def _kept(value: Any) -> Answer | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Organisation):
        return str(value.pk)
    kept: Answer | None = value
    return kept


def _line(_field: FormField, common: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=_LINE, **common)


def _text(_field: FormField, common: dict[str, Any]) -> forms.Field:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(max_length=LONGEST, widget=area, **common)


def _number(_field: FormField, common: dict[str, Any]) -> forms.Field:
    return forms.IntegerField(min_value=0, max_value=_LARGEST, **common)


def _day(_field: FormField, common: dict[str, Any]) -> forms.Field:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, **common)


def _check(_field: FormField, common: dict[str, Any]) -> forms.Field:
    return forms.BooleanField(**common | {"required": False})


def _place(_field: FormField, common: dict[str, Any]) -> forms.Field:
    none = Organisation.objects.none()
    return PlaceField(queryset=none, empty_label=_("Chưa rõ"), **common)


def _fixed(words: Mapping[str, Any]) -> _Make:
    def make(_field: FormField, common: dict[str, Any]) -> forms.Field:
        return forms.ChoiceField(choices=list(words.items()), widget=forms.RadioSelect, **common)

    return make


def _options(each: FormField) -> list[tuple[str, str]]:
    return [(option.key, str(option.words)) for option in each.options]


def _choice(each: FormField, common: dict[str, Any]) -> forms.Field:
    """Unknown is an answer everywhere; a conclusion is drawn from what is known."""
    choices = _options(each)
    if not {UNKNOWN, AS_COMPUTED} & dict(choices).keys():
        choices.append((UNKNOWN, str(YES_NO[UNKNOWN])))
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)


def _choices(each: FormField, common: dict[str, Any]) -> forms.Field:
    several = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=_options(each), widget=several, **common)


_MAKERS: dict[FieldKind, _Make] = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _day,
    FieldKind.CHECK: _check,
    FieldKind.YES_NO: _fixed(YES_NO),
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.GRADE: _fixed(GRADES),
    FieldKind.WELLBEING: _fixed(WELLBEING),
    FieldKind.PLACE: _place,
}
