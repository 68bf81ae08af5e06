"""Every public page is light: with all it loads besides pictures at most 60 KB on the wire.

Those of the documentation too, by its heaviest ones.
"""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from house.test_urls import ADDRESSES, audience
from khien.core import public_items
from khien.curriculum.actions import load_lessons
from khien.law.actions import load_register
from khien.manual import tree
from khien.portal import indexing, opening
from khien.portal.models import IndexedItem

BUDGET = 60 * 1024
LOADED = re.compile(r'<(?:link rel="stylesheet" href|script src)="/static/([^"]+)"')


@pytest.fixture
def filled(province_with_communes, published):
    caches["process"].set(opening.OPEN, value=True)
    now = timezone.now()
    load_lessons(now)
    load_register()
    for kind in public_items.kinds():
        indexing.refresh(kind, now=now)


def addresses(client):
    """Of every page without a part of its own, of the screens where a report begins, of every
    page that search finds, and of the longest of the documentation.
    """
    yield from (
        f"/{route}"
        for route, name, view in ADDRESSES
        if "<" not in route and (found := audience(name, view)) and found.public
    )
    yield from re.findall(r'href="(/bao-tin/[\w-]+/)"', client.get("/bao-tin/").text)
    yield from IndexedItem.objects.values_list("url", flat=True)
    yield "/tim/?q=tre+em"
    longest = sorted(tree.pages().values(), key=lambda page: len(page.text))[-3:]
    yield from (reverse("manual:page", args=[page.path]) for page in longest)


def weight(page):
    loaded = {Path(finders.find(name)) for name in LOADED.findall(page.text)}
    files = sum(len(gzip.compress(path.read_bytes())) for path in loaded)
    return files + len(gzip.compress(page.content))


@pytest.mark.usefixtures("filled")
def test_every_public_page_weighs_at_most_60_kilobytes(client):
    weighed = {}
    for address in sorted(set(addresses(client))):
        page = client.get(address, follow=True)
        assert page.status_code < 500, address
        weighed[address] = weight(page)
    assert len(weighed) > 80
    assert {a: w for a, w in weighed.items() if w > BUDGET} == {}
