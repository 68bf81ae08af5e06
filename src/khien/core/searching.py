"""Search with and without marks: words typed with marks are found with those marks only.

The words of a text are kept twice, plain and marked, one order after the other, so that words that
stand together can be asked for together.
"""

import re
from functools import reduce
from itertools import takewhile
from operator import and_

from django.contrib.postgres.search import SearchQuery
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from khien.core.fold import fold, marked_words, tokens

_AROUND = 90
_TOO_MANY = 12


def words_of(text: str) -> str:
    return f"{fold(text)} {' '.join(marked_words(text))}"


def asked_words(typed: str) -> list[str]:
    """Each word as it stands in `words`: marked where it was typed with marks."""
    return [marked if fold(word) != marked else plain for word, plain, marked in _pairs(typed)]


def _pairs(typed: str) -> list[tuple[str, str, str]]:
    return [
        (word, plain, marked)
        for word in typed.split()
        for plain, marked in zip(tokens(word), marked_words(word), strict=False)
    ][:_TOO_MANY]


def query(typed: str) -> SearchQuery | None:
    """All the words, in any order; None where nothing was typed that can be looked for."""
    words = asked_words(typed)
    if not words:
        return None
    each = [SearchQuery(word, config="simple", search_type="plain") for word in words]
    return reduce(and_, each)


def phrase(typed: str) -> SearchQuery:
    """The same words one after the other, marks apart: what stands together comes first."""
    return SearchQuery(fold(typed), config="simple", search_type="phrase")


def excerpt(text: str, typed: str) -> SafeString:
    """The part of a text where the words are, with the words marked; empty where none is."""
    asked = set(asked_words(typed))
    words = re.finditer(r"\w+", text)
    first = next((word for word in words if _is_asked(word.group(), asked)), None)
    if first is None:
        return SafeString("")
    start = max(first.start() - _AROUND, 0)
    end = min(first.end() + 2 * _AROUND, len(text))
    shown = takewhile(lambda word: word.end() <= end, words)
    more = [word for word in shown if _is_asked(word.group(), asked)]
    return _marked(text, [first, *more], start, end)


def _is_asked(word: str, asked: set[str]) -> bool:
    return bool(asked & {*tokens(word), *marked_words(word)})


def _marked(text: str, hits: list[re.Match[str]], start: int, end: int) -> SafeString:
    pieces, at = [], start
    for hit in hits:
        pieces.append((text[at : hit.start()], hit.group()))
        at = hit.end()
    before, after = "… " if start else "", " …" if end < len(text) else ""
    body = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}{}{}", before, body, text[at:end], after)
