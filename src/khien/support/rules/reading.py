"""A filled form in words, section by section: the same for pages, documents and exports."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.support.models import Grade
from khien.support.rules.form_fields import (
    UNKNOWN,
    Answer,
    FieldKind,
    FormField,
    Layout,
    every,
)

Names = Mapping[str, str]
_Sayer = Callable[[FormField, Answer, Names], str]

YES_NO = {"yes": _("có"), "no": _("không"), UNKNOWN: _("chưa rõ")}
WELLBEING = {
    "1": _("1 – rất tệ"),
    "2": _("2 – tệ"),
    "3": _("3 – tạm được"),
    "4": _("4 – khá"),
    "5": _("5 – tốt"),
    UNKNOWN: _("chưa rõ"),
}
GRADES = {grade.value: grade.label for grade in Grade} | {UNKNOWN: _("chưa rõ")}
_FIXED: dict[FieldKind, Mapping[str, str | Promise]] = {
    FieldKind.YES_NO: YES_NO,
    FieldKind.WELLBEING: WELLBEING,
    FieldKind.GRADE: GRADES,
}


@dataclass(frozen=True)
class Line:
    """`long`: an answer of sentences, to be shown over the whole width."""

    key: str
    label: str
    answer: str
    long: bool = False


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple[Line, ...]


def answer_in_words(each: FormField, answer: Answer | None, *, names: Names) -> str:
    """Empty where nothing was answered. `names`: of places, by their id."""
    if answer is None or answer in ("", []):
        return ""
    return _SAYERS.get(each.kind, _as_written)(each, answer, names)


def in_words(
    layout: Layout, answers: Mapping[str, Answer], *, names: Names, older: Iterable[FormField] = ()
) -> list[Section]:
    """Every answer is somewhere: those of fields this version lacks come last, by their old labels.

    `older`: fields of other versions of the form.
    """
    sections = [(str(s.title), s.fields) for s in layout]
    known = {each.key for each in every(layout)}
    lost = {each.key: each for each in older if each.key in answers and each.key not in known}
    if lost:
        sections.append((str(_("Theo phiên bản khác của mẫu")), tuple(lost.values())))
    read = [Section(title, _lines(fields, answers, names)) for title, fields in sections]
    return [section for section in read if section.lines]


def _lines(
    fields: Iterable[FormField], answers: Mapping[str, Answer], names: Names
) -> tuple[Line, ...]:
    told = ((f, answer_in_words(f, answers.get(f.key), names=names)) for f in fields)
    return tuple(
        Line(f.key, str(f.label), words, long=f.kind is FieldKind.TEXT)
        for f, words in told
        if words
    )


def _as_written(_field: FormField, answer: Answer, _names: Names) -> str:
    return str(answer)


def _checked(_field: FormField, answer: Answer, _names: Names) -> str:
    return str(YES_NO["yes"]) if answer else ""


def _fixed(field: FormField, answer: Answer, _names: Names) -> str:
    return str(_FIXED[field.kind].get(str(answer), answer))


def _chosen(field: FormField, answer: Answer, _names: Names) -> str:
    options = {option.key: str(option.words) for option in field.options}
    options.setdefault(UNKNOWN, str(YES_NO[UNKNOWN]))
    each = answer if isinstance(answer, list) else [str(answer)]
    return ", ".join(options.get(key, key) for key in each)


def _dated(_field: FormField, answer: Answer, _names: Names) -> str:
    return f"{date.fromisoformat(str(answer)):%d/%m/%Y}"


def _placed(_field: FormField, answer: Answer, names: Names) -> str:
    return names.get(str(answer), str(YES_NO[UNKNOWN]))


_SAYERS: dict[FieldKind, _Sayer] = {
    FieldKind.CHECK: _checked,
    FieldKind.YES_NO: _fixed,
    FieldKind.WELLBEING: _fixed,
    FieldKind.GRADE: _fixed,
    FieldKind.CHOICE: _chosen,
    FieldKind.CHOICES: _chosen,
    FieldKind.DATE: _dated,
    FieldKind.PLACE: _placed,
}
