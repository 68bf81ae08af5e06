"""What search engines read: robots.txt and the map of the site."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.core.public_items import PublicKind
from khien.portal.models import IndexedItem

_MOST = 45_000  # addresses of one map
# Pages of one person, or of those who work here.
_CLOSED = ("/lam-viec/", "/tai-khoan/", "/tra-cuu/tin/", "/bao-tin/da-nhan/", "/ngon-ngu/", "/api/")


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _CLOSED)]
    lines.append(f"Sitemap: {settings.SITE_URL}{reverse('portal:sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    maps = [
        settings.SITE_URL + reverse("portal:sitemap_of", args=[kind]) for kind in PublicKind.values
    ]
    return _xml(request, "portal/sitemap.xml", {"maps": maps})


@public
@require_safe
def sitemap_of(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in PublicKind.values:
        raise Http404
    rows = IndexedItem.objects.filter(kind=kind).order_by("url")
    pages = {settings.SITE_URL + url: on for url, on in rows.values_list("url", "on")[:_MOST]}
    return _xml(request, "portal/sitemap_of.xml", {"pages": pages})


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    response = render(request, template, context, content_type="application/xml")
    response["Cache-Control"] = "public, max-age=3600"
    return response
