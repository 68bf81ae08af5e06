"""How a figure is written on paper: both percentages, or the word for what there is instead."""

from collections.abc import Mapping
from typing import Any

from khien.core.measures import State
from khien.core.numbers import marked, percentage

_FAST = "\N{NO-BREAK SPACE}"
STATES = {
    State.NOT_ARISEN: "không phát sinh",
    State.NOT_APPLICABLE: "không thuộc diện",
    State.INSUFFICIENT: "chưa đủ dữ liệu",
    State.SUPPRESSED: "ít, không nêu số",
}


def whole(value: int | None) -> str:
    return "" if value is None else marked(f"{value:,}")


def percent(value: float | None) -> str:
    return "" if value is None else percentage(value).replace(" ", _FAST)


def share(part: int | None, total: int | None) -> str:
    """Empty where there is no percentage: the state says why."""
    return percent(100 * part / total) if part is not None and total else ""


def of(part: int | None, total: int | None) -> str:
    """12/20 (60 %)."""
    told = share(part, total)
    return f"{whole(part)}/{whole(total)} ({told})" if told else ""


def state_words(state: str) -> str:
    """Empty for a number that is one."""
    return STATES.get(State(state), "")


def both(said: Mapping[str, Any]) -> str:
    """Never one percentage alone where some is pending. `said`: state and counts, as a line or an
    erratum has them.
    """
    words = state_words(said["state"])
    if words:
        return words
    strict = of(said["numerator"], said["denominator"])
    if said["settled_denominator"] is None:
        return strict
    settled = of(said["settled_numerator"], said["settled_denominator"])
    return f"tính chặt {strict}; chỉ tính việc đã ngã ngũ {settled or 'chưa có'}"
