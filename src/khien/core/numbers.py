"""Running numbers that people say aloud ("hồ sơ 152"), and how amounts are written."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Func, Value
from django.utils.translation import get_language


class NextNumber(Func):
    """`db_default` of a number column; the migration creates the sequence first."""

    function = "nextval"

    def __init__(self, sequence: str, **extra: Any) -> None:
        super().__init__(Value(sequence), **extra)


def marked(text: str) -> str:
    """1,234.5 as the reader's language writes it: 1.234,5 in Vietnamese."""
    if (get_language() or "vi").startswith("en"):
        return text
    return text.translate(str.maketrans(",.", ".,"))


def percentage(value: int | float | Decimal) -> str:  # noqa: PYI041  (as people read it)
    """At most one decimal, none for a whole number; 99,96 never becomes 100."""
    exact = Decimal(str(value))
    shown = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if shown == 100 and exact < 100:  # noqa: PLR2004 - "all" is only said of all
        shown = Decimal("99.9")
    return marked(f"{shown:,.1f}".removesuffix(".0")) + " %"
