"""The lessons a session may name: those in use, right for the grades of an institution."""

from collections.abc import Iterable

from khien.curriculum.queries import Card, cards
from khien.learning.models import CoverageRule
from khien.learning.rules.facts import CHILD_BANDS


def lessons_for(grades: Iterable[int]) -> list[Card]:
    """Of an institution without grades: of every age. Lessons for adults are always offered."""
    there, bands = set(grades), _grades_by_band()
    wrong = {band for band, right in bands.items() if there.isdisjoint(right)} if there else ()
    return [card for card in cards() if card.band not in wrong]


def grades_by_lesson() -> dict[str, list[int] | None]:
    """The same for a phone that knows the grades by itself. None: right for any."""
    bands = _grades_by_band()
    return {card.code: bands.get(card.band) for card in cards()}


def _grades_by_band() -> dict[str, list[int]]:
    """Of children's bands, by the newest rule that asks for lessons; empty where none does."""
    rule = CoverageRule.objects.filter(needs_lesson=True).order_by("-valid_from").first()
    return {band: rule.band_grades.get(band, []) for band in CHILD_BANDS} if rule else {}


def titles_of(codes: Iterable[str]) -> list[str]:
    """As they are called now; a lesson that was withdrawn keeps its code."""
    wanted = list(codes)
    titles = {card.code: card.title for card in cards()} if wanted else {}
    return [titles.get(code, code) for code in wanted]
