"""Photographs of sheets, and the teacher's word on what the machine could not tell."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from khien.evidence.forms import ManyFiles
from khien.quizzes.models import PaperReading
from khien.quizzes.models.attempts import LAST_SEAT
from khien.quizzes.paper.lines import Line

_USUAL_CLASS = 40


class SheetsForm(forms.Form):
    den = forms.IntegerField(
        label=_("Số học sinh trong lớp"),
        min_value=1,
        max_value=LAST_SEAT,
        initial=_USUAL_CLASS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class PhotographsForm(forms.Form):
    photographs = ManyFiles(label=_("Ảnh chụp phiếu, tối đa 12 ảnh một lần"))


class DoubtsForm(forms.Form):
    """One box for each line in doubt, filled with what the machine took it for."""

    def __init__(
        self, *args: Any, readings: Iterable[PaperReading], lines: Sequence[Line], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.boxes: dict[tuple[int, int], str] = {}
        self.seats: list[int] = []
        for row in readings:
            self.seats.append(row.seat)
            for number in row.doubts:
                name = f"s{row.seat}_{number}"
                self.boxes[row.seat, number] = name
                self.fields[name] = _box(lines[number], row.marks[number])

    def corrections(self) -> dict[tuple[int, int], list[int]]:
        """Call after is_valid()."""
        said = {key: self.cleaned_data[name] for key, name in self.boxes.items()}
        return {key: [int(each) for each in chosen] for key, chosen in said.items()}

    def by_seat(self) -> list[tuple[int, list[forms.BoundField]]]:
        return [
            (seat, [self[name] for (whose, _n), name in self.boxes.items() if whose == seat])
            for seat in self.seats
        ]

    def clear(self) -> list[int]:
        unsure = {seat for seat, _number in self.boxes}
        return [seat for seat in self.seats if seat not in unsure]


def _box(line: Line, marked: Sequence[int]) -> forms.Field:
    return forms.MultipleChoiceField(
        label=format_lazy(_("Câu {label}"), label=line.label),
        choices=list(enumerate(line.choices)),
        initial=list(marked),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="" if line.many else _("Chọn một ô, hoặc để trống nếu không rõ."),
    )
