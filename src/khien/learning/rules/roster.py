"""Who is on the list of a class on a day, and what may be written down of a list."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.learning.models import SchoolClass

IN, OUT = "in", "out"
MOST_NUMBERS = 80


def on_list(school_class: SchoolClass, day: date) -> set[int]:
    """The numbers that belonged to the class on that day."""
    there = set(school_class.numbers)
    for number, way, moved in school_class.moves:
        away = date.fromisoformat(moved) > day if way == IN else date.fromisoformat(moved) <= day
        if away:
            there.discard(number)
    return there


def check_list(numbers: Iterable[int], girls: Iterable[int], *, grade: int, offered: range) -> None:
    """`offered`: the grades the institution has."""
    listed = set(numbers)
    if grade not in offered:
        raise Refused(_("Trường không có khối lớp này."), field="grade")
    if not listed:
        raise Refused(_("Danh sách lớp cần ít nhất một số."), field="numbers")
    if not all(1 <= number <= MOST_NUMBERS for number in listed):
        raise Refused(
            _("Số thứ tự trong lớp từ 1 đến %(most)s.") % {"most": MOST_NUMBERS}, field="numbers"
        )
    if strange := set(girls) - listed:
        raise Refused(
            _("Không có trong danh sách lớp: %(numbers)s.") % {"numbers": in_words(strange)},
            field="girls",
        )


def check_move(school_class: SchoolClass, *, number: int, way: str, on: date, today: date) -> None:
    if on > today:
        raise Refused(_("Ngày này chưa đến."), field="on")
    known = number in school_class.numbers
    if way == IN and known:
        raise Refused(
            _("Số %(number)s đã có trong lớp. Em mới đến nhận một số chưa ai dùng.")
            % {"number": number},
            field="number",
        )
    if way == OUT and number not in on_list(school_class, on):
        raise Refused(
            _("Vào ngày ấy lớp không có số %(number)s.") % {"number": number}, field="number"
        )
    if not 1 <= number <= MOST_NUMBERS:
        raise Refused(
            _("Số thứ tự trong lớp từ 1 đến %(most)s.") % {"most": MOST_NUMBERS}, field="number"
        )


def numbers_in(words: str) -> list[int]:
    """From “1-38, 40” to the numbers; raises ValueError for anything else."""
    found: set[int] = set()
    for part in words.replace(";", ",").replace("–", "-").split(","):
        first, dash, last = part.strip().partition("-")
        if not first and not dash:
            continue
        start, end = int(first), int(last) if dash else int(first)
        if not 0 < start <= end <= 10 * MOST_NUMBERS:
            raise ValueError(part)
        found.update(range(start, end + 1))
    return sorted(found)


def in_words(numbers: Iterable[int]) -> str:
    """The other way round, runs of three and more with a dash."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
