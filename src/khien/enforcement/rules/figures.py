"""By what the figures of violations are told apart, and which of them who may see."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.small_cells import hidden_cells


class By(StrEnum):
    COMMUNE = "commune"
    FUNCTION = "function"
    OFFICE = "office"
    BRANCH = "branch"
    ACT = "act"
    DETECTED = "detected"


BY_WORDS: list[tuple[str, str | Promise]] = [
    (By.COMMUNE, _("xã, phường")),
    (By.FUNCTION, _("nhiệm vụ của đơn vị thụ lý")),
    (By.OFFICE, _("đơn vị thụ lý")),
    (By.BRANCH, _("hướng xử lý")),
    (By.ACT, _("hành vi")),
    (By.DETECTED, _("cách phát hiện")),
]


@dataclass(frozen=True)
class Counts:
    """Of violations opened in the period, as they stood at its end.

    `days`: median from opening to the result; None without any. `in_time`: with a result and no
    deadline of the office missed. `people`: respondents known as one
    each; `repeated`: those of them who had more violations, anywhere, by then. `fines_vnd`: of the
    decisions that stand, `paid` how many of `fined` were executed.
    """

    opened: int = 0
    handled: int = 0
    settled: int = 0
    in_time: int = 0
    days: float | None = None
    people: int = 0
    repeated: int = 0
    fined: int = 0
    paid: int = 0
    fines_vnd: int = 0


COUNTED = ("opened", "people", "fined")
FIGURES_OF = {
    "opened": ("opened", "handled", "settled", "in_time", "days"),
    "people": ("people", "repeated"),
    "fined": ("fined", "paid", "fines_vnd"),
}


def hidden_figures(rows: Mapping[Hashable, Counts]) -> dict[Hashable, frozenset[str]]:
    """For each row the figures that are not shown, as they tell of few."""
    hidden = {
        name: hidden_cells({key: getattr(counts, name) for key, counts in rows.items()})
        for name in COUNTED
    }
    return {
        key: frozenset(
            figure for name in COUNTED if key in hidden[name] for figure in FIGURES_OF[name]
        )
        for key in rows
    }
