"""What a reader chose: of which day, known when, by whose borders, where."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.http import urlencode


@dataclass(frozen=True)
class Chosen:
    """`known` None: as known now. `geography` None: the units of the day itself."""

    day: date
    known: date | None = None
    geography: date | None = None
    territory: UUID | None = None

    @classmethod
    def of(cls, cleaned: Mapping[str, Any], today: date) -> "Chosen":
        return cls(
            cleaned.get("ngay") or today,
            cleaned.get("biet"),
            cleaned.get("dia_gioi"),
            cleaned.get("noi"),
        )

    @property
    def units_on(self) -> date:
        return self.geography or self.day

    def address(self, path: str, *, place: UUID | None = None) -> str:
        """The same choice on another page; `place`: there."""
        there = place or self.territory
        return f"{path}?{self._days}&noi={there}" if there else f"{path}?{self._days}"

    @cached_property
    def _days(self) -> str:
        """A page of rows has as many addresses as cells."""
        chosen = {"ngay": self.day, "biet": self.known, "dia-gioi": self.geography}
        return urlencode({key: str(value) for key, value in chosen.items() if value})
