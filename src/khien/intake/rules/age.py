"""An age as people write it, in figures or in words; None where it could be something else."""

import re

from khien.core.fold import tokens

OLDEST = 120
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?!\d|[.,/-]\d)")
_ENDS_AN_AGE = frozenset(("tuoi", "t", "years", "year"))
# Beside these a number is an age; beside others (lớp 5, 13 tháng) it may be anything.
_AROUND_AN_AGE = _ENDS_AN_AGE | frozenset(
    (
        *("khoang", "gan", "hon", "tam", "chung", "nam", "nay", "duoc", "roi"),
        *("em", "con", "chau", "be", "minh", "toi", "ban"),
        *("old", "about", "almost", "i", "am"),
    )
)
_UNITS = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
_ENGLISH = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_OF_TENS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "lam": 5, "nham": 5} | {
    word: number for number, word in enumerate(_UNITS, 1) if number > len(_UNITS) - 4
}


def _spoken() -> dict[tuple[str, ...], int]:
    """Vietnamese from one to ninety-nine, without marks; English to twelve."""
    tens: dict[tuple[str, ...], int] = {("muoi",): 10}
    tens |= {(unit, "muoi"): 10 * number for number, unit in enumerate(_UNITS, 1) if number > 1}
    return (
        {(word,): number for words in (_UNITS, _ENGLISH) for number, word in enumerate(words, 1)}
        | tens
        | {(*ten, unit): n + more for ten, n in tens.items() for unit, more in _OF_TENS.items()}
    )


_SPOKEN = _spoken()
_LONGEST = max(map(len, _SPOKEN))


def age_in(text: str) -> int | None:
    """The age meant by "13", "13 tuổi", "em khoảng 13" or "chín tuổi"."""
    numbers = _NUMBER.findall(text)
    around = tokens(_NUMBER.sub(" ", text))
    if not numbers:
        return _told_in_words(around)
    if len(numbers) != 1 or not _AROUND_AN_AGE.issuperset(around):
        return None
    age = int(numbers[0])
    return age if age <= OLDEST else None


def _told_in_words(said: list[str]) -> int | None:
    """The words right before "tuổi", or the last ones: "năm nay tám tuổi", "con mười hai"."""
    ends = next((place for place, word in enumerate(said) if word in _ENDS_AN_AGE), len(said))
    for length in range(min(_LONGEST, ends), 0, -1):
        begins = ends - length
        age = _SPOKEN.get(tuple(said[begins:ends]))
        if age is not None and _AROUND_AN_AGE.issuperset(said[:begins] + said[ends:]):
            return age
    return None
