"""Articles as everybody reads them: let through, their time has come, not withdrawn."""

from datetime import datetime
from uuid import UUID

from django.db.models import Case, F, Prefetch, QuerySet, Value, When

from khien.curriculum.models import Language
from khien.publishing.models import (
    ArticleState,
    ArticleVersion,
    Picture,
    PlacedPicture,
)

_BYTES = ("wide_webp", "wide_jpeg", "narrow_webp", "narrow_jpeg")


def _come(now: datetime) -> QuerySet[ArticleVersion]:
    return ArticleVersion.objects.filter(state=ArticleState.PUBLISHED, visible_from__lte=now)


def in_use(now: datetime) -> QuerySet[ArticleVersion]:
    """The newest of each article and language: an older one whose hour comes later stays behind."""
    newest = (
        _come(now).order_by("article_id", "language", "-number").distinct("article_id", "language")
    )
    return ArticleVersion.objects.filter(pk__in=newest.values("pk")).select_related("article")


def listing(now: datetime, *, language: str, kind: str = "") -> QuerySet[ArticleVersion]:
    """One of each article: in that language, else in Vietnamese; the newest first."""
    fits = Case(
        When(language=language, then=Value(0)),
        When(language=Language.VIETNAMESE, then=Value(1)),
        default=Value(2),
    )
    one = _come(now).order_by("article_id", fits, "-number").distinct("article_id")
    rows = ArticleVersion.objects.filter(pk__in=one.values("pk")).select_related("article")
    if kind:
        rows = rows.filter(article__kind=kind)
    return rows.defer("body").order_by("-visible_from", "pk")


def versions_of(slug: str, now: datetime) -> list[ArticleVersion]:
    """In each language the one in use, with its pictures."""
    light = Picture.objects.defer(*_BYTES)
    pictures = PlacedPicture.objects.prefetch_related(Prefetch("picture", light))
    rows = in_use(now).filter(article__slug=slug).select_related("voice", "card")
    rows = rows.defer("voice__data", "card__png")
    return list(rows.prefetch_related(Prefetch("pictures", pictures)))


def withdrawn(slug: str, language: str = "") -> ArticleVersion | None:
    """The last one that everybody could read, where it was withdrawn; not what never came out."""
    rows = ArticleVersion.objects.filter(
        article__slug=slug,
        state=ArticleState.WITHDRAWN,
        visible_from__lte=F("withdrawn_at"),
    )
    if language:
        rows = rows.filter(language=language)
    return rows.order_by("-withdrawn_at").first()


def picture(picture_id: UUID, now: datetime) -> Picture | None:
    """Where an article that everybody reads shows it."""
    shown = PlacedPicture.objects.filter(picture=picture_id, version__in=in_use(now).values("pk"))
    return Picture.objects.filter(pk__in=shown.values("picture")).first()
