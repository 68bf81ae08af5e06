"""Names as people hear and write them, so that a misspelt one still finds the person.

Three coarser and coarser keys of a word: the word without its marks, how it sounds where sounds
are taken for one another (s/x, tr/ch, d/gi/r, l/n, i/y, c/k/q, n/ng/nh, t/c/ch at the end, a glide
left out), and its bones, the consonants alone, for a letter that is missing. Stored are only keyed
hashes of them.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from khien.core.fold import tokens
from khien.core.seal import blind

# So common that a name of nothing else finds half the country.
COMMON = frozenset(
    ("nguyen", "thi", "van", "tran", "le", "pham", "bui", "hoang", "dinh", "vu", "vo", "do", "ha")
)
FEWEST_DIGITS = 8
_SYLLABLE = re.compile(r"(ngh|ng|gh|gi(?=[aeou])|ph|qu|tr|ch|kh|th|nh|[b-df-hj-np-tv-xz])?(.*)")
_ENDING = re.compile(r"(ch|ng|nh|[cgmnpt])$")
_INITIAL = {
    "ngh": "q", "ng": "q", "gh": "g", "gi": "z", "d": "z", "r": "z", "j": "z", "ph": "f",
    "qu": "k", "c": "k", "q": "k", "tr": "c", "ch": "c", "x": "s", "n": "l", "kh": "x",
    "th": "w", "nh": "y", "w": "v",
}  # fmt: skip
_FINAL = {"ng": "n", "nh": "n", "g": "n", "c": "t", "ch": "t"}


def _parts(word: str) -> tuple[str, str, str]:
    """Initial, middle and ending of one folded syllable, each brought to one of its likes."""
    found = _SYLLABLE.fullmatch(word)
    initial, rest = (found[1] or "", found[2]) if found else ("", word)
    end = _ENDING.search(rest)
    middle = rest[: end.start()] if end else rest
    ending = end[1] if end else ""
    return _INITIAL.get(initial, initial), middle.replace("y", "i"), _FINAL.get(ending, ending)


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    initial, middle, ending = _parts(word)
    plain = re.sub(r"^[uo](?=[aei])", "", middle)  # hoa, hòa, uyên: the glide is often left out
    plain = re.sub(r"^i(?=[ea])", "", plain).replace("uo", "o").replace("ao", "au")
    return f"{initial}-{plain}-{ending}"


@lru_cache(maxsize=4096)
def bones(word: str) -> str:
    initial, _middle, ending = _parts(word)
    return f"{initial}-{ending}"


def words_of(name: str) -> list[str]:
    """Each once. A letter standing alone is an initial or half typed: it tells nothing."""
    return [word for word in dict.fromkeys(tokens(name)) if len(word) > 1]


def tells_enough(words: Iterable[str]) -> bool:
    """Whether one looks for these words at all: some word is not one of the commonest."""
    return bool(set(words) - COMMON)


def word_tokens(words: Iterable[str]) -> list[int]:
    return [blind("desk-word", word) for word in words]


def sound_tokens(words: Iterable[str]) -> list[int]:
    return [blind("desk-sound", each) for each in dict.fromkeys(map(sound, words))]


def bone_tokens(words: Iterable[str]) -> list[int]:
    return [blind("desk-bones", each) for each in dict.fromkeys(map(bones, words))]


def name_tokens(name: str) -> list[int]:
    words = words_of(name)
    return [*word_tokens(words), *sound_tokens(words), *bone_tokens(words)]


def phone_tokens(digits: str) -> list[int]:
    """Of a normalised number: the whole and its beginnings, so that it is found while typed."""
    return [phone_token(digits[:length]) for length in range(FEWEST_DIGITS, len(digits) + 1)]


def phone_token(digits: str) -> int:
    return blind("desk-phone", digits)


def likeness(asked: str, name: str) -> float:
    """0 to 1: how much of what is asked the name holds, word by word, misspelt words for less."""
    wanted, held = words_of(asked), words_of(name)
    if not wanted or not held:
        return 0.0
    return sum(max(_like(word, other) for other in held) for word in wanted) / len(wanted)


def _like(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if sound(word) == sound(other):
        return 0.8
    return 0.5 if bones(word) == bones(other) else 0.0


def shortened(name: str) -> str:
    """Initials and the given name, as in B. T. Lan: enough to ask again, no more than needed."""
    *before, last = name.split() or [""]
    return " ".join([*(f"{word[0]}." for word in before), last])
