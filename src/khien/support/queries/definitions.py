"""Versions of the official forms, as an administrator sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.http import Http404

from khien.support.models import FormCode, FormDefinition
from khien.support.rules.core_fields import COUNTED
from khien.support.rules.definitions import is_core
from khien.support.rules.form_fields import FormField, Layout, read

State = Literal["draft", "next", "now", "past"]


@dataclass(frozen=True)
class Version:
    row: FormDefinition
    state: State


@dataclass(frozen=True)
class Question:
    """A field of a draft, and what may be done with it."""

    field: FormField
    core: bool
    counted: bool
    first: bool
    last: bool


@dataclass(frozen=True)
class Part:
    number: int
    title: str
    questions: list[Question]


def versions_of(code: str, on: date) -> list[Version]:
    """Newest first; 404 for a form that does not exist."""
    rows = list(FormDefinition.objects.filter(code=code).order_by("-version"))
    if not rows:
        raise Http404
    return _with_states(rows, on)


def newest_versions(on: date) -> list[tuple[FormCode, list[Version]]]:
    rows = list(FormDefinition.objects.order_by("code", "-version"))
    return [(code, _with_states([r for r in rows if r.code == code], on)) for code in FormCode]


def _with_states(rows: Iterable[FormDefinition], on: date) -> list[Version]:
    made: list[Version] = []
    current = False
    for row in rows:
        if row.valid_from is None:
            made.append(Version(row, "draft"))
        elif row.valid_from > on:
            made.append(Version(row, "next"))
        else:
            made.append(Version(row, "past" if current else "now"))
            current = True
    return made


def parts_of(definition: FormDefinition) -> list[Part]:
    layout: Layout = read(definition.sections)
    last = len(layout) - 1
    return [
        Part(
            n,
            str(part.title),
            [
                Question(
                    each,
                    is_core(definition.code, each.key),
                    each.key in COUNTED[FormCode(definition.code)],
                    first=n == 0 and m == 0,
                    last=n == last and m == len(part.fields) - 1,
                )
                for m, each in enumerate(part.fields)
            ],
        )
        for n, part in enumerate(layout)
    ]
