"""Running numbers that people say aloud ("hồ sơ 152"), drawn from a sequence of the database."""

from typing import Any

from django.db.models import Func, Value


class NextNumber(Func):
    """`db_default` of a number column; the migration creates the sequence first."""

    function = "nextval"

    def __init__(self, sequence: str, **extra: Any) -> None:
        super().__init__(Value(sequence), **extra)
