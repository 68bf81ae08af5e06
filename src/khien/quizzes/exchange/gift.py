"""GIFT, the plain text of Moodle.

Questions are apart by an empty line. `// [id:…] [tag:…]` before one gives its code and, by tags,
strand, age and that entries are to be put in order, which GIFT has no form for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.curriculum.models import Band, Strand
from khien.quizzes.actions.bank import Written
from khien.quizzes.exchange import Defaults, Troubles
from khien.quizzes.exchange.gift_answers import item_of
from khien.quizzes.exchange.gift_text import escape, hide, show
from khien.quizzes.items import Item, Kind, check_item

_TITLE = re.compile(r"^\s*::(.*?)::", re.DOTALL)
_ID = re.compile(r"\[id:([^\]]+)\]")
_TAG = re.compile(r"\[tag:([^\]]+)\]")
_ORDER = "order"
_BLANK = "_____"  # where the answer stood inside a sentence


def write(all_written: Iterable[Written]) -> str:
    return "\n".join(_said(each) for each in all_written)


def _said(each: Written) -> str:
    tags = [each.strand, each.band.value]
    tags += [_ORDER] if each.item.kind == Kind.ORDER else []
    head = f"// [id:{each.code}] " + " ".join(f"[tag:{tag}]" for tag in tags)
    why = f"\n####{escape(each.item.explanation)}" if each.item.explanation else ""
    body = "\n".join(_answers(each.item))
    return f"{head}\n::{escape(each.code)}::{escape(each.item.text)}{{\n{body}{why}\n}}\n"


def _answers(item: Item) -> list[str]:
    if item.kind == Kind.TRUE_FALSE:
        return ["TRUE" if item.key == (0,) else "FALSE"]
    if item.kind == Kind.SHORT:
        return [f"={escape(text)}" for text in item.options]
    if item.kind in (Kind.MATCHING, Kind.ORDER):
        partners = item.partners or tuple(str(n) for n in range(1, len(item.options) + 1))
        pairs = zip(item.options, partners, strict=True)
        return [f"={escape(left)} -> {escape(right)}" for left, right in pairs]
    if item.kind == Kind.SINGLE:
        return [f"{'=' if n in item.key else '~'}{escape(t)}" for n, t in enumerate(item.options)]
    share = f"{100 / len(item.key):.5f}".rstrip("0").rstrip(".")
    return [f"~%{share if n in item.key else -100}%{escape(t)}" for n, t in enumerate(item.options)]


def parse(text: str, defaults: Defaults) -> list[Written]:
    """Raises Troubles with everything that is wrong."""
    found: dict[str, Written] = {}
    troubles = []
    for line, block in _blocks(text):
        try:
            one = _one(block, defaults)
            if one.code in found:
                raise Refused(_("mã %(code)s có hai lần") % {"code": one.code})  # noqa: TRY301  (one way out for all)
            found[one.code] = one
        except Refused as refusal:
            said = {"number": line, "what": str(refusal)}
            troubles.append(_("Dòng %(number)s: %(what)s") % said)
    if troubles:
        raise Troubles(troubles)
    if not found:
        raise Refused(_("Tệp không có câu hỏi nào."))
    return list(found.values())


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each question with its comments, and on which line it begins."""
    block: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.strip():
            block.append(line)
            continue
        if any(not each.lstrip().startswith(("//", "$CATEGORY")) for each in block):
            yield number - len(block), block
        block = []


def _one(block: list[str], defaults: Defaults) -> Written:
    comments = " ".join(line for line in block if line.lstrip().startswith("//"))
    rest = (line for line in block if not line.lstrip().startswith(("//", "$CATEGORY")))
    said = hide("\n".join(rest))
    title = _TITLE.match(said)
    before, brace, after = (said[title.end() :] if title else said).partition("{")
    inside, end, behind = after.partition("}")
    if not brace or not end:
        raise Refused(_("câu không có phần trả lời trong ngoặc nhọn"))
    blank = f"{before} {_BLANK} {behind}" if behind.strip() else before
    item = _ordered(item_of(blank, inside), comments)
    check_item(item)
    strand, band = _place(comments, defaults)
    return Written(_code(comments, title, item), strand, Band(band), item)


def _code(comments: str, title: re.Match[str] | None, item: Item) -> str:
    """What it is called; the same words give the same code where it has no name."""
    told = _ID.search(comments)
    named = told[1] if told else show(title[1]) if title else ""
    return named[: Written.LONGEST_CODE] or f"G-{sha256(item.text.encode()).hexdigest()[:12]}"


def _place(comments: str, defaults: Defaults) -> tuple[str, str]:
    tags = _TAG.findall(comments)
    strand = next((tag for tag in tags if tag in Strand.values), defaults.strand)
    band = next((tag for tag in tags if tag in Band.values), defaults.band)
    return strand, band


def _ordered(item: Item, comments: str) -> Item:
    if item.kind != Kind.MATCHING or _ORDER not in _TAG.findall(comments):
        return item
    if sorted(item.partners) != sorted(str(n) for n in range(1, len(item.options) + 1)):
        return item
    placed = sorted(zip(item.partners, item.options, strict=True), key=lambda pair: int(pair[0]))
    options = tuple(option for _place, option in placed)
    return replace(item, kind=Kind.ORDER, options=options, partners=())
