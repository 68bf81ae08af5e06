"""Fields that several forms of the room have."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from khien.law.models import LegalDocument
from khien.law.rules import CERTAINTY_WORDS

NEITHER = _("không chọn")


def day(**options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(**({"required": False} | options), widget=widget)


def mark(**options: Any) -> forms.ChoiceField:
    choices = list(CERTAINTY_WORDS.items())
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)


def prose(**options: Any) -> forms.CharField:
    rows = options.pop("rows", 5)
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(**({"max_length": 5000} | options), widget=widget)


class DocumentChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    """Of the register, by kind and number."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=in_order(), empty_label=NEITHER, **options)

    def label_from_instance(self, obj: Any) -> str:
        return named(obj)


class DocumentsChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # the same
    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=in_order(), widget=forms.CheckboxSelectMultiple, **options)

    def label_from_instance(self, obj: Any) -> str:
        return named(obj)


def named(document: LegalDocument) -> str:
    return f"{document.reference}: {document.title}"


def in_order() -> "QuerySet[LegalDocument]":
    return LegalDocument.objects.defer("words").order_by("kind", "number", "symbol")
