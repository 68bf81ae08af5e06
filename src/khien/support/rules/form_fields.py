"""The fields of a form as data: what they are, how they are written down and read back.

`read(write(layout)) == layout`. Nothing here knows the database or the web.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

UNKNOWN = "unknown"
Answer = str | int | bool | list[str]
Answers = dict[str, Answer]


class FieldKind(TextChoices):
    LINE = "line", _("một dòng chữ")
    TEXT = "text", _("đoạn chữ")
    NUMBER = "number", _("số")
    DATE = "date", _("một ngày")
    CHECK = "check", _("ô đánh dấu")
    YES_NO = "yes_no", _("có, không, chưa rõ")
    CHOICE = "choice", _("chọn một")
    CHOICES = "choices", _("chọn nhiều")
    GRADE = "grade", _("mức cao, trung bình, thấp")
    WELLBEING = "wellbeing", _("trẻ thấy thế nào, 1–5")
    PLACE = "place", _("xã, phường")


class Weight(TextChoices):
    """What a grade says of the risk: a danger when high, or an ability of the child when high."""

    NONE = "", _("không tính vào nguy cơ")
    DANGER = "danger", _("cao là nguy hiểm")
    ABILITY = "ability", _("cao là trẻ tự lo được")


# Kinds in which a person can say "unknown" on the page itself, so that an answer may be required.
ANSWERABLE = frozenset(
    {
        FieldKind.LINE,
        FieldKind.TEXT,
        FieldKind.YES_NO,
        FieldKind.CHOICE,
        FieldKind.GRADE,
        FieldKind.WELLBEING,
    }
)
WITH_OPTIONS = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})


@dataclass(frozen=True)
class Words:
    """Vietnamese, and English where somebody wrote it."""

    vi: str = ""
    en: str = ""

    def __str__(self) -> str:
        return self.en if self.en and (get_language() or "vi").startswith("en") else self.vi


@dataclass(frozen=True)
class Option:
    key: str
    words: Words


@dataclass(frozen=True)
class FormField:
    """`hidden`: no longer asked; what was answered stays readable."""

    key: str
    kind: FieldKind
    label: Words
    help: Words = Words()
    required: bool = False
    hidden: bool = False
    weight: Weight = Weight.NONE
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class FormSection:
    title: Words
    fields: tuple[FormField, ...] = field(default=())


Layout = tuple[FormSection, ...]


def is_given(answer: Answer | None) -> bool:
    """Zero is an answer: a child may be in its first year."""
    return answer is not None and answer is not False and answer not in ("", [])


def every(layout: Layout) -> Iterator[FormField]:
    return (each for section in layout for each in section.fields)


def asked(layout: Layout) -> Iterator[FormField]:
    return (each for each in every(layout) if not each.hidden)


def read(written: list[Mapping[str, Any]]) -> Layout:
    return tuple(
        FormSection(_words(section, "title"), tuple(_field(each) for each in section["fields"]))
        for section in written
    )


def write(layout: Layout) -> list[dict[str, Any]]:
    return [
        {**_said("title", s.title), "fields": [_written(each) for each in s.fields]} for s in layout
    ]


def _words(row: Mapping[str, Any], name: str) -> Words:
    return Words(row.get(name, ""), row.get(f"{name}_en", ""))


def _said(name: str, words: Words) -> dict[str, str]:
    both = {name: words.vi, f"{name}_en": words.en}
    return {key: text for key, text in both.items() if text}


def _field(row: Mapping[str, Any]) -> FormField:
    options = (Option(each["key"], _words(each, "label")) for each in row.get("options", ()))
    return FormField(
        row["key"],
        FieldKind(row["kind"]),
        _words(row, "label"),
        _words(row, "help"),
        required=row.get("required", False),
        hidden=row.get("hidden", False),
        weight=Weight(row.get("weight", "")),
        options=tuple(options),
    )


def _written(each: FormField) -> dict[str, Any]:
    row: dict[str, Any] = {
        "key": each.key,
        "kind": each.kind.value,
        **_said("label", each.label),
        **_said("help", each.help),
        "required": each.required,
        "hidden": each.hidden,
        "weight": each.weight.value,
        "options": [{"key": o.key, **_said("label", o.words)} for o in each.options],
    }
    return {key: value for key, value in row.items() if value not in (False, "", [])}
