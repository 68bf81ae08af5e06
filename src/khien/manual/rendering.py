"""Markdown of docs/ as HTML: CommonMark with tables; HTML typed into a page is never let through.

Links to other pages lead to their addresses here, links to files outside docs/ become plain words.
Headings get the anchors that GitHub gives them, so that one link works in both places; a heading
that names its own (`## Tin báo <!-- tin-bao -->`) has that one, the same in both languages.
"""

import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from khien.manual.tree import folder, pages

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_NAMED = re.compile(r"^(#+ .+?) <!-- ([\w-]+) -->$", re.MULTILINE)
_NAME = re.compile(r" \{#([\w-]+)\}$")
_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")
_DEEPEST = 3
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Heading:
    text: str
    anchor: str
    level: int


@dataclass(frozen=True)
class Rendered:
    """`headings`: without the title, down to the third level."""

    html: SafeString
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    links: tuple[str, ...]
    pictures: tuple[str, ...]


@cache
def rendered(path: str) -> Rendered:
    """`links` and `pictures` as they stand in the file, for the test that follows them."""
    text = _COMMENT.sub("", _NAMED.sub(r"\1 {#\2}", pages()[path].text))
    tokens = _MARKDOWN.parse(text)
    headings = _name_headings(tokens)
    links, pictures = _lead_links(tokens, path), _lead_pictures(tokens)
    _unhead_empty_cells(tokens)
    label = "Bảng" if pages()[path].language == "vi" else "Table"
    html = _MARKDOWN.renderer.render(_scrolling(tokens, label, headings), _MARKDOWN.options, {})
    return Rendered(
        mark_safe(html),
        tuple(h for h in headings if 1 < h.level <= _DEEPEST),
        frozenset(h.anchor for h in headings),
        links,
        pictures,
    )


def anchor(text: str) -> str:
    return _NOT_IN_ANCHORS.sub("", text.strip().lower()).replace(" ", "-")


def _name_headings(tokens: list[Token]) -> tuple[Heading, ...]:
    found: list[Heading] = []
    for opening, inside in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        own = _take_name(inside)
        text = "".join(
            t.content for t in inside.children or [] if t.type in {"text", "code_inline"}
        )
        named, taken = own or anchor(text), [h.anchor for h in found]
        name = named if named not in taken else f"{named}-{taken.count(named)}"
        opening.attrSet("id", name)
        found.append(Heading(text, name, int(opening.tag[1:])))
    return tuple(found)


def _take_name(inside: Token) -> str:
    """The name at the end of a heading, which is not shown; empty where it has none."""
    last = inside.children[-1] if inside.children else inside
    found = _NAME.search(last.content)
    if found:
        last.content = last.content[: found.start()]
    return found[1] if found else ""


def _inside(tokens: list[Token], kind: str) -> list[Token]:
    return [child for t in tokens for child in t.children or [] if child.type == kind]


def _lead_links(tokens: list[Token], path: str) -> tuple[str, ...]:
    found = []
    for token in tokens:
        leads: list[bool] = []
        for child in token.children or []:
            if child.type == "link_open":
                found.append(str(child.attrGet("href")))
                href = address(found[-1], path)
                leads.append(bool(href))
                child.tag = "a" if href else "span"
                child.attrs = {"href": href} if href else {}
            elif child.type == "link_close":
                child.tag = "a" if leads.pop() else "span"
    return tuple(found)


def _lead_pictures(tokens: list[Token]) -> tuple[str, ...]:
    found = []
    for image in _inside(tokens, "image"):
        found.append(str(image.attrGet("src")))
        name = posixpath.basename(found[-1])
        image.attrSet("src", reverse("manual:picture", args=[name]))
        image.attrSet("loading", "lazy")
    return tuple(found)


def address(link: str, path: str) -> str:
    """Where a link of this page leads on the site; empty where it leads out of docs/."""
    if "://" in link or link.startswith(("mailto:", "/")):
        return link
    target, _, part = link.partition("#")
    part = f"#{part}" if part else ""
    if not target:
        return part
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if whole.removesuffix(".md") in pages():
        return reverse("manual:page", args=[whole.removesuffix(".md")]) + part
    return f"{reverse('manual:contents')}#{whole}" if (folder() / whole).is_dir() else ""


def _unhead_empty_cells(tokens: list[Token]) -> None:
    """The corner of a table that names both its rows and its columns heads nothing."""
    for opening, inside, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "th_open" and not inside.content:
            opening.tag = closing.tag = "td"


def _scrolling(tokens: list[Token], label: str, headings: tuple[Heading, ...]) -> list[Token]:
    """Tables and listings wider than the screen are scrolled, also by keys alone. A table is
    called by the heading it stands under.
    """
    made: list[Token] = []
    under, given = iter(headings), Counter[str]()
    name = label
    for token in tokens:
        if token.type == "fence":
            token.attrSet("tabindex", "0")
        if token.type == "heading_open":
            name = f"{label}: {next(under).text}"
        if token.type == "table_open":
            given[name] += 1
            made.append(_box_open(f"{name} ({given[name]})" if given[name] > 1 else name))
        made.append(token)
        if token.type == "table_close":
            made.append(Token("box_close", "div", -1, block=True))
    return made


def _box_open(label: str) -> Token:
    box = Token("box_open", "div", 1, block=True)
    box.attrs = {"class": "k-table", "role": "region", "tabindex": "0", "aria-label": label}
    return box
