"""The names that are worth imitating, with their true domains; lures; letters that look alike.

All of it is in `data/`, where it can be changed without code; each file has a version.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Mode(StrEnum):
    """How much of a foreign name is held for an imitation; said in the head of `brands.tsv`."""

    INSIDE = "inside"
    BESIDE = "beside"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Word:
    """A word by which people know somebody, and where they are truly found."""

    text: str
    owner: str
    kind: str
    mode: Mode
    home: str


@dataclass(frozen=True, slots=True)
class Brands:
    """`domains`: every true domain, with its word. `near`: words by each form of themselves that
    lacks one letter, or none: what two words share that differ by one letter. `shapes`: words by
    their `shape`.
    """

    version: str
    words: dict[str, Word]
    domains: dict[str, Word]
    near: dict[str, tuple[Word, ...]]
    shapes: dict[str, Word]


def _lines(name: str) -> tuple[str, list[str]]:
    """The version of a data file, and its lines without comments."""
    text = (files("khien_detect.links") / "data" / name).read_text("utf-8")
    lines = text.splitlines()
    version = lines[0].removeprefix("# version ").split()[0].rstrip(".:")
    return version, [line for line in lines if line and not line.startswith("#")]


@cache
def brands() -> Brands:
    version, lines = _lines("brands.tsv")
    words: dict[str, Word] = {}
    domains: dict[str, Word] = {}
    for line in lines:
        owner, kind, mode, texts, homes, _ = line.split("\t")
        first, *others = homes.split(",")
        known = [Word(text, owner, kind, Mode(mode), first) for text in texts.split(",")]
        words |= {word.text: word for word in known}
        domains |= dict.fromkeys([first, *others], known[0])
    near = defaultdict(list)
    for word in words.values():
        for form in one_less(word.text):
            near[form].append(word)
    shapes = {shape(word.text): word for word in words.values()}
    return Brands(version, words, domains, {form: tuple(of) for form, of in near.items()}, shapes)


_SHAPES = str.maketrans("01345i", "oleasl")


def shape(text: str) -> str:
    """What is left where digits stand for letters, i for l, rn for m and vv for w."""
    return text.replace("rn", "m").replace("vv", "w").translate(_SHAPES)


def one_less(text: str) -> set[str]:
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}


@dataclass(frozen=True, slots=True)
class Lures:
    strong: frozenset[str]
    weak: frozenset[str]
    risky: frozenset[str]


@cache
def lures() -> Lures:
    """Words that stand beside a name, and suffixes that cost next to nothing."""
    _, lines = _lines("lures.txt")
    signs: dict[str, set[str]] = {"": set(), "?": set(), ".": set()}
    for line in lines:
        sign = line[0] if line[0] in signs else ""
        signs[sign].add(line.removeprefix(sign))
    return Lures(*map(frozenset, signs.values()))


@cache
def _letters() -> dict[int, str]:
    _, lines = _lines("confusables.tsv")
    return {ord(line[0]): line[2:] for line in lines}


def plain(text: str) -> str:
    """The Latin letters that a text looks like: without marks, foreign letters replaced."""
    if text.isascii():
        return text
    replaced = text.translate(_letters())
    apart = unicodedata.normalize("NFD", replaced)
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_letters())


def scripts(text: str) -> Iterator[str]:
    """The script of each letter, by its Unicode name: LATIN, CYRILLIC, CJK…"""
    for letter in text:
        if letter.isalpha():
            yield unicodedata.name(letter, "UNNAMED").split()[0]
