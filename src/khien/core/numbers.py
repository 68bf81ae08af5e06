"""Running numbers that people say aloud ("hồ sơ 152"), and how amounts are written."""

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
