"""The lessons a session may name: those in use, right for the grades of an institution."""

from collections.abc import Iterable

from khien.curriculum.queries import Card, cards
from khien.learning.models import CoverageRule
from khien.learning.rules.facts import CHILD_BANDS


def lessons_for(grades: Iterable[int]) -> list[Card]:
    """Of an institution without grades: of every age. Lessons for adults are always offered."""
    there = set(grades)
    rule = CoverageRule.objects.filter(needs_lesson=True).order_by("-valid_from").first()
    if not there or rule is None:
        return cards()
    wrong = {band for band in CHILD_BANDS if there.isdisjoint(rule.band_grades.get(band, ()))}
    return [card for card in cards() if card.band not in wrong]


def titles_of(codes: Iterable[str]) -> list[str]:
    """As they are called now; a lesson that was withdrawn keeps its code."""
    wanted = list(codes)
    titles = {card.code: card.title for card in cards()} if wanted else {}
    return [titles.get(code, code) for code in wanted]
