"""Hosts that look like somebody else's: of Vietnamese banks, wallets, platforms, state portals.

Five ways are seen: letters that look alike (`vıetcombank`, `v1etcombank`), the true domain written
into a foreign one (`vietcombank.com.vn.x.top`), the name with a lure or on another suffix
(`vietcombank-xacminh.com`), one letter changed, and scripts mixed in one label. What belongs to a
true domain is never held for an imitation, and nothing below gov.vn or edu.vn: those are not sold.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from khien_detect.finding import Finding, Kind, Reason
from khien_detect.links import names, suffixes, wording
from khien_detect.links.brands import Mode, Word, brands, lures, one_less, plain, scripts, shape

_GUARDED = (".gov.vn", ".edu.vn")
_BESIDE_LATIN = {"LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"}
_WEAK, _STRONG = 1, 2  # lures
_LONGEST_LURE = 16
_PAIR = 2
# Lengths of words below which a resemblance is too often chance.
_LEAST_WRITTEN = 3
_LEAST_SHAPED = 4
_LEAST_BESIDE_WEAK = 5
_LEAST_TAIL = 6
_LEAST_CHANGED = 7
_LEAST_ANYWHERE = 8
_LABELS_LOOKED_AT = 8


@dataclass(frozen=True, slots=True)
class _Seen:
    how: str
    score: float
    word: Word | None


@lru_cache(4_096)  # the same hosts come again and again
def look(host: str) -> tuple[Finding, ...]:
    """At most one finding: the surest. `host` canonical (see `names`)."""
    seen = None if names.is_ip(host) else _look(host)
    if seen is None:
        return ()
    target = f" ~ {seen.word.home} ({seen.word.owner})" if seen.word else ""
    source = f"look-alike, brands {brands().version}: {seen.how}"
    why = (Reason(source, names.shown(host) + target, seen.score),)
    return (Finding(Kind.LOOK_ALIKE, seen.score, host, why, wording.ADVICE[Kind.LOOK_ALIKE]),)


def _look(host: str) -> _Seen | None:
    if _is_true(host):
        return None
    registered = suffixes.registered(host) or host
    label, _, suffix = registered.partition(".")
    below = host.removesuffix(registered).rstrip(".").split(".")[-_LABELS_LOOKED_AT:]
    seen = [
        *_written_into(host, label),
        *_in_label(label, suffix),
        *(one for part in below if part for one in _in_label(part, None)),
    ]
    return max(seen, key=lambda one: one.score, default=None)


def _is_true(host: str) -> bool:
    domains = brands().domains
    steps = host.split(".")
    return host.endswith(_GUARDED) or any(
        ".".join(steps[at:]) in domains for at in range(max(0, len(steps) - 5), len(steps))
    )


def _written_into(host: str, label: str) -> Iterator[_Seen]:
    """A true domain among the labels of a foreign one, dots or hyphens between its parts."""
    parts = host.replace("-", ".").split(".")
    for at in range(len(parts)):
        for end in (at + 2, at + 3):
            word = brands().domains.get(".".join(parts[at:end]))
            if word is None or end > len(parts) or label == word.text:
                continue
            first = parts[at]
            weak = end == len(parts) and len(first) < _LEAST_TAIL and first != "gov"
            if len(first) >= _LEAST_WRITTEN and not weak:
                yield _Seen("true domain written into a foreign one", 0.95, word)


def _in_label(label: str, suffix: str | None) -> Iterator[_Seen]:
    """What one label resembles; `suffix` is None for a label below the registered one."""
    read = names.shown(label)
    letters = plain(read)
    if letters == label:
        yield from _imitated(label, suffix)
    else:
        yield from _foreign_letters(read, letters, suffix)
    yield from _shaped(letters)


def _foreign_letters(read: str, letters: str, suffix: str | None) -> Iterator[_Seen]:
    known = [brands().words[part] for part in letters.split("-") if part in brands().words]
    for word in [*known, *(one.word for one in _imitated(letters, suffix))]:
        yield _Seen("letters that look alike", 0.97, word)
    alphabets = set(scripts(read))
    if "LATIN" in alphabets and alphabets - _BESIDE_LATIN:
        yield _Seen("scripts mixed in one label", 0.7, None)


def _shaped(letters: str) -> Iterator[_Seen]:
    """A name with digits or other letters of the same shape: `faceb00k`, `vletcombank`."""
    for part in letters.split("-"):
        word = brands().shapes.get(shape(part))
        if word and word.text != part and len(word.text) >= _LEAST_SHAPED:
            yield _Seen("letters of the same shape", 0.95, word)


def _imitated(label: str, suffix: str | None) -> Iterator[_Seen]:
    yield from _named(label, suffix)
    yield from _lured(label)
    if suffix:
        yield from _changed(label, suffix)


def _named(label: str, suffix: str | None) -> Iterator[_Seen]:
    """The name itself on another suffix, in a longer label or below a foreign domain."""
    score = 0.8 if suffix else 0.6
    for found in _pattern(Mode.INSIDE).finditer(label):
        begins = found.start() == 0 or label[found.start() - 1] == "-"
        if begins or len(found[0]) >= _LEAST_ANYWHERE:
            how = "a name below a foreign domain" if not suffix else "a name in a foreign domain"
            yield _Seen(how, score, brands().words[found[0]])
    word = brands().words.get(label)
    risky = suffix in lures().risky and len(label) >= _LEAST_SHAPED
    if word and word.mode is Mode.BESIDE and risky:
        yield _Seen("a name on another suffix", 0.8, word)


def _lured(label: str) -> Iterator[_Seen]:
    """A name with nothing but lures around it; a short name needs one that is a lure for sure."""
    for found in _pattern(Mode.INSIDE, Mode.BESIDE).finditer(label):
        around = (_strength(label[: found.start()]), _strength(label[found.end() :]))
        needed = _WEAK if len(found[0]) >= _LEAST_BESIDE_WEAK else _STRONG
        if min(around) >= 0 and max(around) >= needed:
            yield _Seen("a name beside a lure", 0.9, brands().words[found[0]])


def _strength(text: str) -> int:
    """Of a text that is all lures, digits and hyphens, that of its strongest lure; else -1."""
    best = [0, *([-1] * len(text))]
    for end in range(1, len(text) + 1):
        if not text[end - 1].isalpha():
            best[end] = best[end - 1]
        for start in range(max(0, end - _LONGEST_LURE), end):
            weight = _weight(text[start:end])
            if weight and best[start] >= 0:
                best[end] = max(best[end], best[start], weight)
    return best[-1]


def _weight(word: str) -> int:
    return _STRONG if word in lures().strong else _WEAK if word in lures().weak else 0


def _changed(label: str, suffix: str) -> Iterator[_Seen]:
    """One letter added, left out, changed or swapped, the first one kept."""
    if len(label) < _LEAST_CHANGED or label in brands().words:
        return
    risky = lures().risky
    near = {word for form in one_less(label) for word in brands().near.get(form, ())}
    for word in near:
        enough = word.mode is Mode.INSIDE or (word.mode is Mode.BESIDE and suffix in risky)
        if enough and len(word.text) >= _LEAST_CHANGED and _one_edit(label, word.text):
            yield _Seen("one letter changed", 0.75, word)


def _one_edit(left: str, right: str) -> bool:
    same = _shared(left, right)
    left, right = left[same:], right[same:]
    tail = _shared(left[::-1], right[::-1])
    left, right = left[: len(left) - tail], right[: len(right) - tail]
    swapped = len(left) == _PAIR and left == right[::-1]
    return same > 0 and (swapped or max(len(left), len(right)) == 1)


def _shared(left: str, right: str) -> int:
    """How many letters two texts begin with together."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    )


@cache
def _pattern(*modes: Mode) -> re.Pattern[str]:
    """The words of these modes, longer ones first."""
    words = [word.text for word in brands().words.values() if word.mode in modes]
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
