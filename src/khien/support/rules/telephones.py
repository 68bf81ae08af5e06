"""Telephone numbers in free text: whoever need not reach a person is not given their number. Pure.

A number that is left out stands as its last digits, “[…01]”, so that people can tell which it was
and the words can be put back together.
"""

import re
from collections.abc import Collection

from khien.intake.rules.identifiers import phone

# Nine to eleven digits after the sign of the country or the zero, as people set them apart.
_NUMBER = re.compile(r"(?<!\d)(?:0084|\(?\+?84|\(?0)(?:[ .\-()]{0,2}\d){8,10}(?!\d)")
_LEFT_OUT = re.compile(r"\[…(\d+)\]")
_SHOWN = 2


def _plain(written: str) -> str:
    found = phone(written)
    return found.value if found else ""


def numbers_in(text: str) -> list[str]:
    return [_plain(found) for found in _NUMBER.findall(text)]


def without(text: str, *, but: Collection[str] = ()) -> str:
    """Every number is left out but these."""
    every = set(numbers_in(text))

    def leave_out(found: re.Match[str]) -> str:
        number = _plain(found[0])
        return found[0] if number in but else f"[…{_ending(number, every)}]"

    return _NUMBER.sub(leave_out, text)


def but_for(text: str, unsafe: Collection[str]) -> str:
    """Only these are left out."""
    return without(text, but=set(numbers_in(text)) - set(unsafe))


def _ending(number: str, every: Collection[str]) -> str:
    """As few of the last digits as tell it from the others of the text."""
    for length in range(_SHOWN, len(number)):
        if sum(other.endswith(number[-length:]) for other in every) == 1:
            return number[-length:]
    return number[-_SHOWN:]


def put_back(text: str, known: str) -> str:
    """The numbers of `known` again where `text` has only their last digits."""
    written = {_plain(found): found for found in _NUMBER.findall(known)}

    def number(found: re.Match[str]) -> str:
        same = [each for key, each in written.items() if key.endswith(found[1])]
        return same[0] if len(same) == 1 else found[0]

    return _LEFT_OUT.sub(number, text)
