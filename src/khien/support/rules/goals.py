"""Goals of a plan as they are written: what is wanted, who helps, until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import shorten

from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.core.refusal import Refused

_NAMED_BY = 80  # letters of a goal that tell which one it is


@dataclass(frozen=True)
class NewGoal:
    words: str
    helper: str = ""
    until: date | None = None

    @property
    def in_words(self) -> str:
        until = _("đến %(day)s") % {"day": f"{self.until:%d/%m/%Y}"} if self.until else ""
        return " – ".join(part for part in (self.words.strip(), self.helper.strip(), until) if part)


def goals_of(said: str | Sequence[NewGoal]) -> list[NewGoal]:
    """Rows, or one goal a line."""
    rows = [NewGoal(line) for line in said.splitlines()] if isinstance(said, str) else said
    return [row for row in rows if row.words.strip()]


def check_goals(rows: Sequence[NewGoal], *, now: datetime) -> None:
    """The field of a refusal is that of the row, counted from 0: `1-until`."""
    for position, row in enumerate(rows):
        if row.until is not None and row.until < today(now):
            raise Refused(
                _("Ngày %(day)s của mục tiêu “%(goal)s” đã qua: hãy xem lại.")
                % {"day": f"{row.until:%d/%m/%Y}", "goal": shorten(row.words, _NAMED_BY)},
                field=f"{position}-until",
            )
