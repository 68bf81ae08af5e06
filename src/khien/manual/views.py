"""The documentation as a site, for everybody: contents with search, a page, a picture."""

from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.manual import tree
from khien.manual.rendering import rendered

_MOST_ASKED = 100


@dataclass(frozen=True)
class Section:
    name: str
    title: str | Promise
    pages: list[tree.Page]


def _sections(found: list[tree.Page]) -> list[Section]:
    grouped = groupby(found, key=lambda page: page.shelf)
    parts = [(name, list(pages)) for name, pages in grouped]
    return [Section(name or "docs", pages[0].heading, pages) for name, pages in parts]


@public
@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    language, asked = get_language() or "vi", request.GET.get("tim", "").strip()[:_MOST_ASKED]
    found = tree.search(asked, language) if asked else tree.readable(language)
    context = {
        "asked": asked,
        "found": found if asked else [],
        "sections": [] if asked else _sections(found),
    }
    return render(request, "manual/contents.html", context)


@public
@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """In the reader's language where there are two; `?nguyen-ban` opens the very page named."""
    language = get_language() or "vi"
    exact = "nguyen-ban" in request.GET
    shown = tree.pages().get(path) if exact else tree.in_language(path, language)
    if shown is None:
        raise Http404
    row = [each for each in tree.readable(language) if each.shelf == shown.shelf]
    place = [each.base for each in row].index(shown.base)
    context = {
        "shown": shown,
        "rendered": rendered(shown.path),
        "before": row[place - 1] if place else None,
        "after": row[place + 1] if place + 1 < len(row) else None,
        "sister": tree.sister(shown),
    }
    return render(request, "manual/page.html", context)


@public
@require_safe
def picture(_request: HttpRequest, name: str) -> HttpResponse:
    known = {file.name: file for file in (tree.folder() / "pictures").glob("*.png")}
    if name not in known:
        raise Http404
    answer = HttpResponse(known[name].read_bytes(), content_type="image/png")
    answer["Cache-Control"] = "public, max-age=86400"
    return answer
