"""Fields of staff forms: hidden characters go; communes are chosen from those of the province."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.intake.rules.plain_text import plain_line, plain_text
from khien.intake.rules.report import MOST_LINES

Choice = tuple[str, str]


class Line(forms.CharField):
    def to_python(self, value: Any) -> str:
        return plain_line(super().to_python(value) or "")


class Words(forms.CharField):
    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        return plain_text(super().to_python(value) or "")


class Lines(Words):
    """One thing a line; the cleaned value is a tuple of them."""

    def clean(self, value: Any) -> Any:
        lines = (plain_line(line) for line in str(super().clean(value)).splitlines())
        kept = tuple(line for line in lines if line)
        if len(kept) > MOST_LINES:
            raise forms.ValidationError(_("Nhiều nhất 20 dòng. Phần còn lại hãy viết vào lời kể."))
        return kept


class Commune(forms.TypedChoiceField):
    """The choices come with the form: the communes of the installation that day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            coerce=lambda value: UUID(value) if value else None,
            empty_value=None,
            required=False,
            **kwargs,
        )

    def offer(self, communes: Sequence[Choice], *, blank: Any) -> None:
        self.choices = [("", blank), *communes]
