"""Search over everything public: ranked, with and without tone marks, also for whole questions.

All words asked for; where nothing holds them all, those that hold most; where nothing holds any,
titles spelt nearly so. However many rows hold a word, only so many are ranked: those that have it
in their title come before all others, and places that help, one a commune and all alike, after.
"""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from khien.core.fold import fold, tokens
from khien.core.searching import asked_words, excerpt
from khien.portal.models import IndexedItem

MOST = 300
_NEAR = 10
_SHORT = 200
# Words that stand in every question say nothing of what it is about.
_EMPTY = frozenset(
    tokens(
        "và của là có được không cho các những thì mà ở tại với khi bị theo này làm sao gì nào "
        "thế để tôi em mình bạn con how what to do the a an is of in i my for"
    )
)
_RANKED = """
    WITH titled AS MATERIALIZED (
        SELECT id FROM portal_indexeditem
         WHERE title_vector @@ to_tsquery('simple', %(asked)s) {kind} LIMIT 600),
    inside AS MATERIALIZED (
        SELECT id FROM portal_indexeditem
         WHERE vector @@ to_tsquery('simple', %(asked)s) {kind} LIMIT 600)
    SELECT item.id
      FROM (SELECT id FROM titled UNION SELECT id FROM inside) AS found
      JOIN portal_indexeditem item ON item.id = found.id
     ORDER BY 4 * ts_rank(item.title_vector, to_tsquery('simple', %(asked)s), 1)
              + ts_rank(item.vector, to_tsquery('simple', %(asked)s), 1)
              + 2 * (item.title_vector @@ phraseto_tsquery('simple', %(phrase)s))::int
              + (item.vector @@ phraseto_tsquery('simple', %(phrase)s))::int
              + 0.5 * (item.language = %(language)s)::int
              - 4 * (item.kind = 'service')::int DESC,
              item.on DESC NULLS LAST, item.id
     LIMIT %(most)s
"""


@dataclass(frozen=True)
class Found:
    """`exact`: every word stands in each; else they are only near."""

    ids: list[UUID]
    exact: bool


@dataclass(frozen=True)
class Result:
    item: IndexedItem
    title: SafeString
    snippet: SafeString


def find(typed: str, *, kind: str = "", language: str = "vi") -> Found:
    words = asked_words(typed)
    if not words:
        return Found([], exact=True)
    telling = [word for word in words if word.rstrip("0123456789") not in _EMPTY] or words
    asked: dict[str, str | int] = {
        "phrase": fold(typed),
        "kind": kind,
        "language": language,
        "most": MOST,
    }
    for between, exact in ((" & ", True), (" | ", False)):
        if ids := _ranked({**asked, "asked": between.join(telling)}):
            return Found(ids, exact=exact)
    return Found(_spelt_nearly(typed, kind), exact=False)


def _ranked(asked: dict[str, str | int]) -> list[UUID]:
    narrowed = _RANKED.replace("{kind}", "AND kind = %(kind)s" if asked["kind"] else "")
    with connection.cursor() as cursor:
        cursor.execute(narrowed, asked)
        return [key for (key,) in cursor.fetchall()]


def _spelt_nearly(typed: str, kind: str) -> list[UUID]:
    plain = fold(typed)
    rows = IndexedItem.objects.filter(folded__trigram_word_similar=plain)
    if kind:
        rows = rows.filter(kind=kind)
    near = rows.annotate(near=TrigramWordSimilarity(plain, "folded")).order_by("-near", "id")
    return list(near.values_list("pk", flat=True)[:_NEAR])


def results(ids: list[UUID], typed: str) -> list[Result]:
    """In the order of the ids, with the words marked."""
    rows = IndexedItem.objects.only("kind", "language", "url", "title", "text", "on")
    found = rows.in_bulk(ids)
    return [_told(found[key], typed) for key in ids if key in found]


def _told(item: IndexedItem, typed: str) -> Result:
    marked = excerpt(item.title, typed) if len(item.title) < _SHORT else SafeString("")
    start = item.text[:_SHORT] + (" …" if len(item.text) > _SHORT else "")
    return Result(
        item,
        marked or mark_safe(escape(item.title)),
        excerpt(item.text, typed) or mark_safe(escape(start)),
    )
