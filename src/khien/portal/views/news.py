"""News and directives for everybody, with their pictures, voices and feeds."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import feedgenerator, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.curriculum.models import Language
from khien.portal.models import IndexedItem
from khien.publishing import rendering
from khien.publishing.models import ArticleKind, ArticleVersion, PlacedPicture
from khien.publishing.queries import public as queries
from khien.publishing.sounds import sound_response
from khien.publishing.views.articles import picture_response

ROWS_A_PAGE = 10
_FED = 20


@dataclass(frozen=True)
class Alternate:
    """The same article in another language."""

    code: str
    name: str
    href: str


@public
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    kind = request.GET.get("loai", "")
    kind = kind if kind in ArticleKind.values else ""
    rows = queries.listing(timezone.now(), language=_language(), kind=kind)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "kind": kind, "kinds": ArticleKind.choices, "language": _language()}
    return render(request, "portal/news.html", context)


def _language() -> str:
    return get_language() or "vi"


@public
@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    versions = {row.language: row for row in queries.versions_of(slug, timezone.now())}
    if not versions:
        return _gone(request, slug)
    asked = request.GET.get("tieng", "") or _language()
    version = versions.get(asked) or versions.get("vi") or next(iter(versions.values()))
    pictures = list(version.pictures.all())
    context = {
        "version": version,
        "text": rendering.as_html(version.body, pictures, _address),
        "related": _related(version),
        "voice": hasattr(version, "voice"),
        "share_picture": _share_picture(version, pictures),
        "in_languages": _alternates(version, versions),
        "elsewhere": version.language != asked,
        "gone": queries.withdrawn(slug, asked) if version.language != asked else None,
    }
    return render(request, "portal/article.html", context)


def _gone(request: HttpRequest, slug: str) -> HttpResponse:
    """What was withdrawn says so, and why; what never was is not found."""
    version = queries.withdrawn(slug)
    if version is None:
        raise Http404
    return render(request, "portal/article_gone.html", {"version": version}, status=HTTPStatus.GONE)


def _address(placed: PlacedPicture, name: str) -> str:
    return reverse("portal:article_picture", args=[placed.picture_id, name])


def _related(version: ArticleVersion) -> list[IndexedItem]:
    """In the order the editor chose, in the article's language where there is one; what is found
    no more is left out.
    """
    rows = IndexedItem.objects.filter(url__in=version.related).only("url", "title", "language")
    in_turn = sorted(rows, key=lambda row: (row.language == version.language, row.language))
    found = {row.url: row for row in in_turn}
    return [found[url] for url in version.related if url in found]


def _share_picture(version: ArticleVersion, pictures: list[PlacedPicture]) -> str:
    if pictures:
        return settings.SITE_URL + _address(pictures[0], "wide.jpeg")
    if hasattr(version, "card"):
        path = reverse("portal:article_card", args=[version.article.slug, version.language])
        return str(settings.SITE_URL + path)
    return ""


def _alternates(version: ArticleVersion, versions: dict[str, ArticleVersion]) -> list[Alternate]:
    where = reverse("portal:article", args=[version.article.slug])
    return [
        Alternate(code, str(Language(code).label), f"{where}?tieng={code}")
        for code in sorted(versions, reverse=True)
    ]


@public
@require_safe
def article_picture(request: HttpRequest, picture_id: UUID, name: str) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    return picture_response(queries.picture(picture_id, timezone.now()), name)


def _version(slug: str, language: str) -> ArticleVersion:
    rows = queries.in_use(timezone.now()).filter(article__slug=slug, language=language)
    found = rows.select_related("voice", "card").first()
    if found is None:
        raise Http404
    return found


@public
@require_safe
def article_sound(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    version = _version(slug, language)
    if not hasattr(version, "voice"):
        raise Http404
    return sound_response(request, bytes(version.voice.data), version.voice.media_type)


@public
@require_safe
def article_card(request: HttpRequest, slug: str, language: str) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    version = _version(slug, language)
    if not hasattr(version, "card"):
        raise Http404
    response = HttpResponse(bytes(version.card.png), content_type="image/png")
    response["Cache-Control"] = "public, max-age=3600"
    return response


FEEDS = {
    "rss": (feedgenerator.Rss201rev2Feed, "application/rss+xml; charset=utf-8"),
    "atom": (feedgenerator.Atom1Feed, "application/atom+xml; charset=utf-8"),
}


@public
@require_safe
def feed(request: HttpRequest, form: str) -> HttpResponse:
    """The same for every reader of a language: it holds no more than the list does."""
    if form not in FEEDS:
        raise Http404
    kind, content_type = FEEDS[form]
    asked = f"?tieng={_language()}"  # the feed goes on in the language it was found in
    made = kind(
        title=_("Tin tức và chỉ đạo: bảo vệ trẻ em trên môi trường mạng"),
        link=settings.SITE_URL + reverse("portal:news") + asked,
        description=_("Tin mới của cổng thông tin"),
        language=_language(),
        author_name="Khiên",
        feed_url=settings.SITE_URL + request.path + asked,
        feed_guid=settings.SITE_URL + request.path + asked,
    )
    for version in queries.listing(timezone.now(), language=_language())[:_FED]:
        where = settings.SITE_URL + reverse("portal:article", args=[version.article.slug])
        made.add_item(
            title=version.title,
            link=f"{where}?tieng={version.language}",
            description=version.summary,
            pubdate=version.visible_from,
            updateddate=version.visible_from,
            unique_id=f"urn:uuid:{version.article_id}",
            categories=[version.article.get_kind_display()],
        )
    response = HttpResponse(made.writeString("utf-8"), content_type=content_type)
    response["Cache-Control"] = "public, max-age=300"
    return response
