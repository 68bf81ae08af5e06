"""An article's text as HTML: only what the marks of its editor mean; HTML in it is shown as text.

`[hình 2]` or `[picture 2]` on a line of its own is where picture 2 stands. What no line names
stands at the end, the first one at the beginning.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from khien.publishing.models import PlacedPicture

_KEPT = ("heading", "list", "blockquote", "hr", "emphasis", "link", "newline", "escape", "entity")
_PLACE = re.compile(r"<p>\[(?:hình|picture) (\d{1,2})\]</p>\n?")
_HIGHEST, _LOWEST = 2, 4  # the page has its own <h1>

Address = Callable[[PlacedPicture, str], str]


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False, "breaks": True}).enable(list(_KEPT))


def as_html(body: str, pictures: Sequence[PlacedPicture], address: Address) -> SafeString:
    """`address(placed, name)`: where the file of that name ("wide.webp") is read."""
    tokens = _reader().parse(body)
    _lower_headings(tokens)
    written = str(_reader().renderer.render(tokens, _reader().options, {}))
    drawn = {placed.number: _figure(placed, address) for placed in pictures}
    named = {int(number) for number in _PLACE.findall(written)}
    loose = [figure for number, figure in drawn.items() if number not in named]
    text = _PLACE.sub(lambda place: drawn.get(int(place[1]), ""), written)
    return mark_safe("".join([*loose[:1], text, *loose[1:]]))


def _lower_headings(tokens: list[Token]) -> None:
    levels = sorted({token.tag for token in tokens if token.type == "heading_open"})
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(_HIGHEST + levels.index(token.tag), _LOWEST)}"


def plain(body: str) -> str:
    """Without marks: for search, feeds, and how hard it is to read."""
    return " ".join(_texts(_reader().parse(body)))


def paragraphs(body: str) -> str:
    """The same, each piece on a line of its own."""
    return "\n".join(_texts(_reader().parse(body)))


def _texts(tokens: list[Token]) -> list[str]:
    pieces = (
        "".join(_said(child) for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    )
    return [
        piece for piece in pieces if piece and not re.fullmatch(r"\[(?:hình|picture) \d+\]", piece)
    ]


def _said(child: Token) -> str:
    return " " if child.type in {"softbreak", "hardbreak"} else child.content


def _figure(placed: PlacedPicture, address: Address) -> SafeString:
    picture = placed.picture
    sets = format_html_join(
        "",
        '<source type="{}" srcset="{} {}w, {} {}w" sizes="(max-width: 40rem) 100vw, 40rem">',
        [_source(placed, kind, address) for kind in ("webp", "jpeg")],
    )
    credit: Any = ""
    if placed.credit:
        credit = format_html("<figcaption>{}</figcaption>", placed.credit)
    return format_html(
        '<figure class="k-photo"><picture>{}<img src="{}" alt="{}" width="{}" height="{}" '
        'loading="lazy" decoding="async"></picture>{}</figure>',
        sets,
        address(placed, "narrow.jpeg"),
        placed.alt,
        picture.width,
        picture.height,
        credit,
    )


def _source(placed: PlacedPicture, kind: str, address: Address) -> tuple[str, str, int, str, int]:
    return (
        f"image/{kind}",
        address(placed, f"narrow.{kind}"),
        placed.picture.narrow,
        address(placed, f"wide.{kind}"),
        placed.picture.width,
    )
