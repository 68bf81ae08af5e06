"""Home and the pages that only tell. Home asks the database for the news alone, and stands
without it.
"""

from django.core.cache import caches
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.portal.wording import DOOR_ADDRESS, WORDS
from khien.publishing.models import ArticleVersion
from khien.publishing.queries import public as articles

_NEWS = 3
_REMEMBERED = 30  # seconds


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html", {"news": _news()})


def _news() -> list[ArticleVersion]:
    language = get_language() or "vi"
    known, key = caches["process"], f"portal.news.{language}"
    found: list[ArticleVersion] | None = known.get(key)
    if found is None:
        try:
            found = list(articles.listing(timezone.now(), language=language)[:_NEWS])
        except (OperationalError, InterfaceError):
            return []
        known.set(key, found, timeout=_REMEMBERED)
    return found


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/about.html")


@public
@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    found = [(address, WORDS[door]) for address, door in DOOR_ADDRESS.items()]
    return render(request, "portal/doors.html", {"doors": found})


@public
@require_safe
def finished(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/finished.html")
