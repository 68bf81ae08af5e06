"""Articles as those see them who write and read them before everybody does."""

from functools import reduce
from operator import and_
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from khien.core.fold import tokens
from khien.publishing.models import Article, ArticleState, ArticleVersion, Picture, PlacedPicture


def listing(
    *, text: str = "", kind: str = "", state: str = "", language: str = ""
) -> QuerySet[ArticleVersion]:
    """The newest version of each article and language. `text`: words of the title, or, without
    marks, of the first title, which is the address.
    """
    newest = ArticleVersion.objects.filter(
        article=OuterRef("article"), language=OuterRef("language")
    )
    rows = ArticleVersion.objects.filter(
        pk=Subquery(newest.order_by("-number").values("pk")[:1])
    ).select_related("article", "written_by")
    if text:
        wanted = Q(title__icontains=text)
        if words := tokens(text):
            wanted |= reduce(and_, (Q(article__slug__contains=word) for word in words))
        rows = rows.filter(wanted)
    if kind:
        rows = rows.filter(article__kind=kind)
    if state:
        rows = rows.filter(state=state)
    if language:
        rows = rows.filter(language=language)
    return rows.defer("body").order_by("-written_at", "pk")


def version(version_id: UUID) -> ArticleVersion:
    rows = ArticleVersion.objects.select_related("article", "written_by", "withdrawn_by")
    return get_object_or_404(rows, pk=version_id)


def others_of(article: Article) -> QuerySet[ArticleVersion]:
    rows = article.versions.select_related("written_by").defer("body")
    return rows.order_by("language", "-number")


def being_written(article: Article, language: str) -> ArticleVersion | None:
    open_states = (ArticleState.DRAFT, ArticleState.IN_REVIEW)
    return article.versions.filter(language=language, state__in=open_states).first()


def let_through_before(found: ArticleVersion) -> ArticleVersion | None:
    """The last version in that language that somebody let through before this one."""
    rows = found.article.versions.filter(language=found.language, number__lt=found.number)
    return rows.filter(visible_from__isnull=False).order_by("-number").first()


def pictures_of(found: ArticleVersion) -> list[PlacedPicture]:
    rows = found.pictures.select_related("picture")
    return list(
        rows.defer(
            "picture__wide_webp",
            "picture__wide_jpeg",
            "picture__narrow_webp",
            "picture__narrow_jpeg",
        )
    )


def picture(picture_id: UUID) -> Picture | None:
    return Picture.objects.filter(pk=picture_id).first()
