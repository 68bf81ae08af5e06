"""Making a quiz, opening it for a class."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from khien.curriculum.models import Band, Strand
from khien.quizzes.actions.quizzes import Recipe
from khien.quizzes.models import Moment
from khien.quizzes.rules.drawing import MOST_QUESTIONS

_USUAL_PASS = 60


def _number(label: Any, **more: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, widget=widget, **more)


def _sent_key() -> forms.UUIDField:
    return forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)


class BandForm(forms.Form):
    """In the address: for whom the quiz is; how many questions there are depends on it."""

    lua_tuoi = forms.ChoiceField(label=_("Bài dành cho"), choices=Band.choices)


class QuizForm(forms.Form):
    """One number for each strand of which there are questions."""

    title = forms.CharField(label=_("Tên bài"), max_length=120)
    pass_percent = _number(
        _("Đạt khi đúng từ bao nhiêu phần trăm"),
        min_value=1,
        max_value=100,
        initial=_USUAL_PASS,
    )
    sent_key = _sent_key()

    def __init__(self, *args: Any, band: Band, there: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.band = band
        for strand in Strand:
            if strand.value in there:
                label = format_lazy("{code} · {title}", code=strand.value, title=strand.label)
                self.fields[strand.value] = _number(
                    label,
                    min_value=0,
                    max_value=min(there[strand.value], MOST_QUESTIONS),
                    required=False,
                    help_text=format_lazy(_("có {n} câu"), n=there[strand.value]),
                )

    def recipe(self) -> Recipe:
        said = self.cleaned_data
        counts = {strand.value: n for strand in Strand if (n := said.get(strand.value))}
        return Recipe(said["title"], self.band, counts, said["pass_percent"])


class OpenForm(forms.Form):
    class_name = forms.CharField(
        label=_("Lớp"), max_length=40, help_text=_("Ví dụ: 4A. Không ghi tên học sinh.")
    )
    moment = forms.ChoiceField(
        label=_("Làm bài khi nào"),
        choices=[
            (Moment.ONCE.value, Moment.ONCE.label),
            (Moment.BEFORE.value, Moment.BEFORE.label),
        ],
        widget=forms.RadioSelect,
        initial=Moment.ONCE,
        help_text=_("Làm trước khi học thì sau bài học mở lại được, để so hai lần."),
    )
    sent_key = _sent_key()
