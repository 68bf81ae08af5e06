"""Fields that take whatever is typed: hidden characters go, nothing is cut, lengths are told."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from khien.evidence.rules import MAX_PER_HOLDER, MAX_SIZE
from khien.intake.rules.age import age_in
from khien.intake.rules.plain_text import plain_line, plain_text
from khien.intake.rules.report import LONGEST_LINE, LONGEST_TEXT, MOST_LINES

# Far above what is taken: a browser never cuts off what somebody wrote before we can say so.
_NEVER_REACHED = 200_000


def _too_long(longest: int) -> ValidationError:
    said = f"{longest:,}".replace(",", ".")
    return ValidationError(_("Dài quá %(longest)s chữ cái. Hãy viết ngắn lại.") % {"longest": said})


class Words(forms.Field):
    """Several lines of free text."""

    def __init__(self, *, rows: int = 6, longest: int = LONGEST_TEXT, **kwargs: Any) -> None:
        self.longest = longest
        attributes = {"rows": rows, "maxlength": _NEVER_REACHED}
        super().__init__(widget=forms.Textarea(attrs=attributes), **kwargs)

    def to_python(self, value: Any) -> str:
        text = plain_text(value or "")
        if len(text) > self.longest:
            raise _too_long(self.longest)
        return text


class Line(forms.Field):
    """One line of free text."""

    def __init__(self, *, longest: int = LONGEST_LINE, **kwargs: Any) -> None:
        self.longest = longest
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        text = plain_line(value or "")
        if len(text) > self.longest:
            raise _too_long(self.longest)
        return text


class Lines(Words):
    """One thing a line; the cleaned value is a tuple of them."""

    def to_python(self, value: Any) -> Any:
        lines = (plain_line(line) for line in super().to_python(value).splitlines())
        kept = tuple(line for line in lines if line)
        if len(kept) > MOST_LINES:
            raise ValidationError(_("Nhiều nhất 20 dòng. Phần còn lại hãy viết vào lời kể."))
        return kept

    def validate(self, value: Any) -> None:
        if any(len(line) > LONGEST_TEXT // 10 for line in value):
            raise _too_long(LONGEST_TEXT // 10)


class Age(Line):
    """As people write it; the cleaned value is a number."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        told = super().to_python(value)
        age = age_in(told)
        if told and age is None:
            raise ValidationError(_("Tuổi là một số từ 0 đến 120. Không rõ thì để trống."))
        return age


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(forms.FileField):
    """Any number of files; what may be kept is for the room `evidence` to say, file by file."""

    widget = SeveralFiles

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:  # noqa: ARG002 - Django's own signature
        """So that a script can say it before anything is sent."""
        return {"data-most": MAX_PER_HOLDER, "data-largest": MAX_SIZE}

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ARG002 - Django's own signature
        return [file for file in data or [] if file]
