"""How many contacts of each kind a day brought, shift by shift. Counts alone, no matter."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from khien.core.calendars import HANOI
from khien.intake.models import ContactKind
from khien.intake.queries.contact import visible_to
from khien.people.models import User


@dataclass(frozen=True)
class Row:
    """`label`: a shift or a day. `counts` by kind, in the order of ContactKind; open ones last."""

    label: str
    counts: list[int]
    total: int


COLUMNS = [*ContactKind.values, ""]


def by_shift(user: User, day: date, *, hours: list[int]) -> list[Row]:
    """A shift that begins in the evening takes the night after it; the day ends where it does."""
    starts = [datetime.combine(day, time(hour), HANOI) for hour in sorted(hours)]
    until = starts[0] + timedelta(days=1)
    counted: Counter[tuple[int, str]] = Counter()
    rows = visible_to(user).filter(started_at__gte=starts[0], started_at__lt=until)
    for at, kind in rows.values_list("started_at", "kind"):
        counted[bisect_right(starts, at) - 1, kind] += 1
    ends = [*starts[1:], until]
    return [
        _row(f"{start:%H:%M}–{end:%H:%M}", {k: counted[place, k] for k in COLUMNS})
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def by_day(user: User, first: date, last: date, *, hours: list[int]) -> list[Row]:
    """Each day from the first hour of its first shift on, so that shifts add up to it."""
    start = datetime.combine(first, time(min(hours)), HANOI)
    until = datetime.combine(last, time(min(hours)), HANOI) + timedelta(days=1)
    counted: dict[date, Counter[str]] = {}
    rows = visible_to(user).filter(started_at__gte=start, started_at__lt=until)
    for at, kind in rows.values_list("started_at", "kind").iterator():
        day = (at.astimezone(HANOI) - timedelta(hours=min(hours))).date()
        counted.setdefault(day, Counter())[kind] += 1
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [_row(f"{day:%d/%m/%Y}", counted.get(day, {})) for day in reversed(days)]


def _row(label: str, counts: "Counter[str] | dict[str, int]") -> Row:
    found = [counts.get(kind, 0) for kind in COLUMNS]
    return Row(label, found, sum(found))
