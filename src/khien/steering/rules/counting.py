"""Numbers of tasks in the order in which people count: I.2 before I.10, V before IX. Pure."""

import re

_PART = re.compile(r"[0-9]+|[^\W\d_]+")
_ROMAN = re.compile(r"(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50}
Place = tuple[tuple[bool, int, str], ...]


def place_of(number: str) -> Place:
    """What stands for its place: parts that count before parts that only name."""
    return tuple(_part(each) for each in _PART.findall(number))


def _part(text: str) -> tuple[bool, int, str]:
    if text.isdecimal():
        return False, int(text), ""
    if _ROMAN.fullmatch(text):
        return False, _roman(text), ""
    return True, 0, text.casefold()


def _roman(text: str) -> int:
    worth = [_WORTH[letter] for letter in text]
    after = [*worth[1:], 0]
    return sum(one if one >= then else -one for one, then in zip(worth, after, strict=True))
