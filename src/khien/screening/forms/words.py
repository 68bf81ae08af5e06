"""Forms of the province's own words: a rule, a sentence to try, why one is withdrawn, filters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.rules.plain_text import plain_line
from khien.screening.models import OwnWords, Strength
from khien.screening.rules.hits import KIND_WORDS
from khien.screening.rules.words import (
    KINDS,
    LONGEST_SENTENCE,
    WORDS_STATES,
    Said,
    lines_of,
)

_MOST_TYPED = 3000
_KINDS = [(kind.value, KIND_WORDS[kind]) for kind in KINDS]


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class WordsForm(forms.Form):
    """`key`: the id they will have, so that a double tap adds once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Là loại gì"), choices=[("", _("Chọn loại")), *_KINDS])
    patterns = forms.CharField(
        label=_("Từ hoặc cụm từ"),
        max_length=_MOST_TYPED,
        widget=_area(4),
        help_text=_(
            "Mỗi dòng một cụm. Chữ hoa, chữ kéo dài, chữ cách quãng máy tự nhận ra. "
            "(a|b) là a hoặc b; .. là cách nhau vài từ."
        ),
    )
    unless = forms.CharField(
        label=_("Không tính khi bên cạnh có"),
        required=False,
        max_length=_MOST_TYPED,
        widget=_area(2),
        help_text=_("Mỗi dòng một cụm, để tránh bắt nhầm câu vô hại."),
    )
    fold = forms.BooleanField(label=_("Tìm cả khi viết không dấu"), required=False, initial=True)
    strength = forms.ChoiceField(
        label=_("Nặng đến đâu"),
        choices=Strength,
        widget=forms.RadioSelect,
        initial=Strength.STRONG,
    )
    caught = forms.CharField(
        label=_("Một câu phải bắt được"),
        max_length=LONGEST_SENTENCE,
        help_text=_("Câu tự đặt, không chép lời thật của ai, không có tên người thật."),
    )
    spared = forms.CharField(
        label=_("Một câu gần giống, vô hại, không được bắt"), max_length=LONGEST_SENTENCE
    )
    why = forms.CharField(
        label=_("Vì sao thêm, gặp ở đâu"), max_length=LONGEST_SENTENCE, widget=_area(2)
    )
    starts_on = forms.DateField(
        label=_("Dùng từ ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Để trống là từ hôm nay."),
    )

    def said(self) -> Said:
        told: dict[str, Any] = {k: v for k, v in self.cleaned_data.items() if k != "key"}
        told["patterns"], told["unless"] = lines_of(told["patterns"]), lines_of(told["unless"])
        for name in ("caught", "spared", "why"):
            told[name] = plain_line(told[name])
        return Said(**told)

    def refuse(self, refusal: Refused) -> None:
        self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal))


def copied(words: OwnWords) -> dict[str, Any]:
    """To begin new words with those of others."""
    names = ("kind", "strength", "fold", "caught", "spared", "why")
    lines = {name: "\n".join(getattr(words, name)) for name in ("patterns", "unless")}
    return {name: getattr(words, name) for name in names} | lines


class TryForm(forms.Form):
    sentence = forms.CharField(
        label=_("Câu muốn thử"),
        max_length=2000,
        widget=_area(3),
        help_text=_("Câu này không được lưu lại."),
    )


class WithdrawWordsForm(forms.Form):
    why = forms.CharField(label=_("Lý do gỡ"), max_length=LONGEST_SENTENCE, widget=_area(2))


class WordsFilter(forms.Form):
    """In the address."""

    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[("", _("tất cả")), *_KINDS])
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("tất cả")), *WORDS_STATES.items()]
    )
