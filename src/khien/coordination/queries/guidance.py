"""Finding guidance: with or without tone marks, the nearest first, for staff and for everybody."""

from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from khien.coordination.models import GuidanceVersion, Reader
from khien.core.fold import tokens

_FEWEST_LETTERS, _MOST_WORDS, _NEAR = 2, 24, 3
_VECTOR = SearchVector("folded", config="simple")
# Words that stand in every question say nothing of what it is about.
_EMPTY = frozenset(tokens("và của là có được không cho các những thì mà ở tại với khi bị theo này"))


def in_use() -> QuerySet[GuidanceVersion]:
    rows = GuidanceVersion.objects.filter(published_at__isnull=False, withdrawn_at=None)
    return rows.select_related("guidance")


def published(
    *, search: str = "", kind: str = "", reader: str = "", public_only: bool = False
) -> QuerySet[GuidanceVersion]:
    """With words asked for, those that hold all of them, the best first; else the newest first.

    `reused`: how many difficulties were answered with it.
    """
    rows = in_use().annotate(reused=Count("resolutions"))
    if public_only:
        rows = rows.filter(public=True)
    if kind:
        rows = rows.filter(kind=kind)
    if reader:
        rows = rows.filter(reader__in=[reader, Reader.EVERYBODY])
    words = tokens(search)[:_MOST_WORDS]
    if not words:
        return rows.order_by("-published_at", "pk")
    query = _query(words, " & ")
    found = rows.annotate(found=_VECTOR, rank=SearchRank(_VECTOR, query)).filter(found=query)
    return found.order_by("-rank", "-published_at", "pk")


def _query(words: list[str], between: str) -> SearchQuery:
    """The beginning of each word is enough. Words are folded: letters and digits alone."""
    return SearchQuery(
        between.join(f"{word}:*" for word in words), config="simple", search_type="raw"
    )


def near(text: str) -> list[GuidanceVersion]:
    """The few that share most with what somebody is about to ask."""
    said = [w for w in tokens(text) if w not in _EMPTY and len(w) >= _FEWEST_LETTERS]
    words = list(dict.fromkeys(said))[:_MOST_WORDS]
    if not words:
        return []
    query = _query(words, " | ")
    rows = in_use().annotate(found=_VECTOR, rank=SearchRank(_VECTOR, query)).filter(found=query)
    return list(rows.order_by("-rank", "pk")[:_NEAR])


def version_for(version_id: UUID) -> GuidanceVersion:
    rows = GuidanceVersion.objects.select_related("guidance", "drafted_by", "published_by")
    return get_object_or_404(rows, pk=version_id)


def drafts() -> QuerySet[GuidanceVersion]:
    rows = GuidanceVersion.objects.filter(published_at=None)
    return rows.select_related("guidance", "drafted_by").order_by("drafted_at")


def public_one(number: int) -> GuidanceVersion:
    """As the portal shows it; 404 where it is not in use or not public."""
    return get_object_or_404(in_use().filter(public=True), guidance__number=number)
