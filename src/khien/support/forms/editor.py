"""Changing a form's own definition: one question, one section, the day it begins."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.models import Certainty
from khien.support.models import FormDefinition
from khien.support.rules.definitions import LONGEST_LABEL, is_core, options_of
from khien.support.rules.form_fields import (
    WITH_OPTIONS,
    FieldKind,
    FormField,
    Weight,
    Words,
)

_LONGEST_OPTIONS = 6000


class QuestionForm(forms.Form):
    """`core`: rules need this question, so its kind and its answers stay."""

    label = forms.CharField(label=_("Câu hỏi"), max_length=LONGEST_LABEL)
    label_en = forms.CharField(
        label=_("Câu hỏi bằng tiếng Anh"), max_length=LONGEST_LABEL, required=False
    )
    help = forms.CharField(label=_("Lời giải thích"), max_length=1000, required=False)
    help_en = forms.CharField(
        label=_("Lời giải thích bằng tiếng Anh"), max_length=1000, required=False
    )
    kind = forms.ChoiceField(label=_("Trả lời bằng"), choices=FieldKind)
    options = forms.CharField(
        label=_("Các câu trả lời để chọn"),
        help_text=_("Mỗi dòng một câu. “Chưa rõ” có sẵn khi chọn một."),
        required=False,
        max_length=_LONGEST_OPTIONS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    options_en = forms.CharField(
        label=_("Các câu trả lời bằng tiếng Anh"),
        help_text=_("Cùng thứ tự."),
        required=False,
        max_length=_LONGEST_OPTIONS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    required = forms.BooleanField(label=_("Bắt buộc trả lời"), required=False)
    weight = forms.ChoiceField(label=_("Tính vào nguy cơ"), choices=Weight, required=False)

    def __init__(self, *args: Any, code: str, question: FormField | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question, self.core = question, bool(question and is_core(code, question.key))
        if question is not None:
            self.initial = _initial(question)
            del self.fields["kind"]
            if question.kind not in WITH_OPTIONS:
                del self.fields["options"], self.fields["options_en"]
            if question.kind is not FieldKind.GRADE:
                del self.fields["weight"]

    def made(self, key: str) -> FormField:
        """Raises Refused where the answers to choose from are not as they must be."""
        said, before = self.cleaned_data, self.question
        kind = before.kind if before else FieldKind(said["kind"])
        options = (
            options_of(
                _lines(said.get("options", "")),
                _lines(said.get("options_en", "")),
                before=before.options if before else (),
                fixed=self.core,
            )
            if kind in WITH_OPTIONS
            else ()
        )
        return FormField(
            before.key if before else key,
            kind,
            Words(said["label"], said["label_en"]),
            Words(said["help"], said["help_en"]),
            required=said["required"],
            hidden=bool(before and before.hidden),
            weight=Weight(said.get("weight") or ""),
            options=options,
        )


def _initial(question: FormField) -> dict[str, Any]:
    return {
        "label": question.label.vi,
        "label_en": question.label.en,
        "help": question.help.vi,
        "help_en": question.help.en,
        "options": "\n".join(option.words.vi for option in question.options),
        "options_en": "\n".join(option.words.en for option in question.options),
        "required": question.required,
        "weight": question.weight.value,
    }


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class PartForm(forms.Form):
    title = forms.CharField(label=_("Tên phần"), max_length=LONGEST_LABEL)
    title_en = forms.CharField(
        label=_("Tên phần bằng tiếng Anh"), max_length=LONGEST_LABEL, required=False
    )


class PublishForm(forms.Form):
    valid_from = forms.DateField(
        label=_("Dùng từ ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    law = forms.CharField(label=_("Theo văn bản nào"), max_length=200, required=False)
    certainty = forms.ChoiceField(
        label=_("Chắc đến đâu"), choices=Certainty, widget=forms.RadioSelect
    )

    def __init__(self, data: Any, *, draft: FormDefinition) -> None:
        super().__init__(data, initial={"law": draft.law, "certainty": draft.certainty})
