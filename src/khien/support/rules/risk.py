"""The risk a child is in, from the grades of Mẫu 02, 03 or 06, with the reasons.

How the decree weighs the rows is not established, so a person may conclude otherwise with a reason.
An unknown row counts as medium: what nobody knows is not safe.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.support.models import Grade
from khien.support.rules.form_fields import Answer, Layout, Weight, asked

AS_COMPUTED = "as_computed"
_INVERTED = {Grade.HIGH: Grade.LOW, Grade.MEDIUM: Grade.MEDIUM, Grade.LOW: Grade.HIGH}
_WEAK_ENOUGH = 2  # abilities that are low, beside a danger that is not


@dataclass(frozen=True)
class Row:
    """One row of the grid; `grade` None: unknown."""

    label: str
    weight: Weight
    grade: Grade | None

    @property
    def concern(self) -> Grade:
        if self.grade is None:
            return Grade.MEDIUM
        return _INVERTED[self.grade] if self.weight is Weight.ABILITY else self.grade


@dataclass(frozen=True)
class Conclusion:
    """`because`: the rows that lead to the level; none where all is calm."""

    level: Grade
    because: tuple[Row, ...]


def rows_of(layout: Layout, answers: Mapping[str, Answer]) -> list[Row]:
    """The weighed rows that were asked; one without an answer is unknown."""
    known = {grade.value: grade for grade in Grade}
    return [
        Row(str(each.label), each.weight, known.get(str(answers.get(each.key, ""))))
        for each in asked(layout)
        if each.weight
    ]


def conclude(rows: Iterable[Row]) -> Conclusion:
    rows = list(rows)
    grave = [r for r in rows if r.weight is Weight.DANGER and r.concern is Grade.HIGH]
    if grave:
        return Conclusion(Grade.HIGH, tuple(grave))
    weak = [r for r in rows if r.weight is Weight.ABILITY and r.concern is Grade.HIGH]
    near = [r for r in rows if r.weight is Weight.DANGER and r.concern is Grade.MEDIUM]
    if near and len(weak) >= _WEAK_ENOUGH:
        return Conclusion(Grade.HIGH, (*near, *weak))
    unknown = [r for r in rows if r.weight is Weight.ABILITY and r.grade is None]
    if near or weak or unknown or not rows:
        return Conclusion(Grade.MEDIUM, (*near, *weak, *unknown))
    return Conclusion(Grade.LOW, ())


def settle(computed: Conclusion, *, chosen: str, reason: str) -> Grade:
    """What holds: the grid's conclusion, or the person's own with a reason."""
    if chosen not in Grade.values or chosen == computed.level:
        return computed.level
    if not reason.strip():
        raise Refused(
            _("Bạn kết luận khác với bảng: hãy ghi lý do."),
            field="conclusion_reason",
        )
    return Grade(chosen)
