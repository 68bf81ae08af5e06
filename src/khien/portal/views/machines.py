"""What search engines read: robots.txt and the map of the site."""

from xml.etree import ElementTree as ET

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.core.public_items import PublicKind
from khien.portal.models import IndexedItem

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
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
def sitemap(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    root = ET.Element("sitemapindex", xmlns=_NAMESPACE)
    for kind in PublicKind.values:
        path = reverse("portal:sitemap_of", args=[kind])
        _add(ET.SubElement(root, "sitemap"), "loc", settings.SITE_URL + path)
    return _xml(root)


@public
@require_safe
def sitemap_of(request: HttpRequest, kind: str) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    if kind not in PublicKind.values:
        raise Http404
    rows = IndexedItem.objects.filter(kind=kind).order_by("url").values_list("url", "on")
    root = ET.Element("urlset", xmlns=_NAMESPACE)
    home = [(reverse("portal:home"), None)] if kind == PublicKind.PAGE else []
    whole = [(url.partition("#")[0], on) for url, on in rows[:_MOST]]
    for url, on in dict([*home, *whole]).items():
        page = ET.SubElement(root, "url")
        _add(page, "loc", settings.SITE_URL + url)
        if on:
            _add(page, "lastmod", on.isoformat())
    return _xml(root)


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _xml(root: ET.Element) -> HttpResponse:
    text = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    response = HttpResponse(text, content_type="application/xml")
    response["Cache-Control"] = "public, max-age=3600"
    return response
