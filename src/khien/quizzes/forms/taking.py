"""What a pupil sends: the class code and the seat, then the answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.quizzes.actions.taking import LONGEST_SAID
from khien.quizzes.items import Answer, Item, Kind
from khien.quizzes.items.content import CHOSEN, FALSE, TRUE
from khien.quizzes.items.marking import NONE
from khien.quizzes.rules.drawing import Asked

_TRUTH = {TRUE: _("Đúng"), FALSE: _("Sai")}


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Mã của lớp"),
        max_length=30,
        help_text=_("9 chữ số thầy cô viết trên bảng."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    seat = forms.IntegerField(
        label=_("Số thứ tự của em trong danh sách lớp"),
        help_text=_("Không cần ghi tên. Không nhớ số thì hỏi thầy cô."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        return "".join(c for c in self.cleaned_data["code"] if c.isascii() and c.isdecimal())


@dataclass(frozen=True)
class Question:
    """One question as the page shows it: `parts` are its boxes, several of matching and order."""

    number: int
    item: Item
    parts: list[forms.BoundField]

    @property
    def whole(self) -> forms.BoundField | None:
        """The one box whose label is the question itself."""
        return self.parts[0] if self.item.kind in (*CHOSEN, Kind.SHORT) else None


class TakingForm(forms.Form):
    """Nothing is required: whoever does not know may leave it open."""

    def __init__(self, *args: Any, asked: Sequence[tuple[Asked, Item]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for number, (shown, item) in enumerate(asked, start=1):
            self.fields |= _boxes(number, shown, item)
        self.fields["talk"] = forms.BooleanField(
            label=_("Em muốn nói chuyện riêng với thầy cô"),
            required=False,
            help_text=_("Chỉ thầy cô mở bài này thấy, các bạn không thấy."),
        )

    def questions(self) -> list[Question]:
        """Parts in the order of the paper: an item's own order would tell the answer."""
        return [
            Question(number, item, [self[name] for name in _names(number, item, shown.options)])
            for number, (shown, item) in enumerate(self.asked, start=1)
        ]

    def answers(self) -> dict[UUID, Answer]:
        """Call after is_valid(). Only of questions that were answered."""
        found = {}
        for number, (shown, item) in enumerate(self.asked, start=1):
            answer = self._answer(number, item)
            if answer is not None:
                found[shown.version] = answer
        return found

    def open_questions(self) -> list[int]:
        answered = self.answers()
        asked = enumerate(self.asked, start=1)
        return [number for number, (shown, _item) in asked if shown.version not in answered]

    def _answer(self, number: int, item: Item) -> Answer | None:
        names = _names(number, item, range(len(item.options)))
        said = [self.cleaned_data.get(name) for name in names]
        if item.kind == Kind.SHORT:
            return said[0] or None
        if item.kind == Kind.MULTIPLE:
            return [int(each) for each in said[0] or ()] or None
        chosen = [int(each) if each else NONE for each in said]
        return None if set(chosen) == {NONE} else chosen


def _names(number: int, item: Item, places: Iterable[int]) -> list[str]:
    if item.kind in (*CHOSEN, Kind.SHORT):
        return [f"q{number}"]
    return [f"q{number}_{place}" for place in places]


def _boxes(number: int, shown: Asked, item: Item) -> dict[str, forms.Field]:
    label = f"{number}. {item.text}"
    name = f"q{number}"
    if item.kind == Kind.SHORT:
        typed = forms.CharField(label=label, required=False, max_length=LONGEST_SAID)
        typed.widget.attrs["autocomplete"] = "off"
        return {name: typed}
    if item.kind == Kind.MATCHING:
        choices = [(place, item.partners[place]) for place in shown.partners]
        return {f"{name}_{place}": _select(item.options[place], choices) for place in shown.options}
    if item.kind == Kind.ORDER:
        choices = [(place, str(place + 1)) for place in range(len(item.options))]
        return {f"{name}_{place}": _select(item.options[place], choices) for place in shown.options}
    texts: Any = _TRUTH if item.kind == Kind.TRUE_FALSE else item.options
    choices = [(place, texts[place]) for place in shown.options]
    many = item.kind == Kind.MULTIPLE
    kind = forms.MultipleChoiceField if many else forms.ChoiceField
    widget = forms.CheckboxSelectMultiple if many else forms.RadioSelect
    hint = _("Có thể chọn nhiều.") if many else ""
    return {name: kind(label=label, required=False, choices=choices, widget=widget, help_text=hint)}


def _select(label: str, choices: list[tuple[int, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("chọn")), *choices])
