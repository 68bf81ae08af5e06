"""PDF by typst. The template is ours alone: what people wrote comes in as data, never as markup."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst

from khien.documents.content import Block, BlockKind
from khien.documents.rendering import layout
from khien.documents.rendering.layout import Paper

FONTS = Path(__file__).parents[1] / "fonts"  # Tinos: as wide as Times New Roman, letter by letter
FAMILY = "Tinos"
_LINE, _CELL = re.compile(r"\S{44}"), re.compile(r"\S{16}")  # letters that fit in any case
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_TEMPLATE = Path(__file__).parent / "document.typ"


class FontMissing(Exception):  # noqa: N818  (said as it is)
    """The front-end parts were not prepared: another font would print other pages."""


@cache
def _fonts() -> typst.Fonts:
    found = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    if FAMILY not in found.families():
        raise FontMissing(f"{FAMILY} is not in {FONTS}")
    return found


def as_pdf(paper: Paper) -> bytes:
    return typeset(_TEMPLATE, _data(paper))


def typeset(template: Path, data: dict[str, object]) -> bytes:
    """`data` is what the template finds as `sys.inputs.paper`, with the name of the font."""
    made = _compiler(template, data).compile(format="pdf")
    return made if isinstance(made, bytes) else b"".join(made or ())


def drawn(template: Path, data: dict[str, object], *, ppi: float) -> bytes:
    """The first page as a PNG: pixels per inch of paper."""
    made = _compiler(template, data).compile(format="png", ppi=ppi)
    return made[0] if isinstance(made, list) else made or b""


def _compiler(template: Path, data: dict[str, object]) -> typst.Compiler:
    written = json.dumps({"font": FAMILY, **data}, ensure_ascii=False)
    return typst.Compiler(
        template.read_bytes(),
        root=str(template.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": written},
    )


def breakable(value: Any, *, longest: re.Pattern[str] = _LINE) -> Any:
    """Typst breaks a line only between words; what is longer may break here as well.

    No Vietnamese word is so long, and a link of a usual length stays whole for who copies it.
    """
    if isinstance(value, str):
        return longest.sub(rf"\g<0>{_MAY_BREAK}", value)
    if isinstance(value, float | bool):
        return value
    if isinstance(value, dict):
        narrow = value.get("kind") == BlockKind.GRID or "authority" in value or "superior" in value
        return {key: breakable(v, longest=_CELL if narrow else longest) for key, v in value.items()}
    return [breakable(each, longest=longest) for each in value]


def _set_grids(blocks: tuple[Block, ...], written: list[dict[str, Any]]) -> None:
    for block, data in zip(blocks, written, strict=True):
        if block.kind == BlockKind.GRID:
            data["shares"] = layout.shares(block)
            data["columns"] = [block.holds(number) for number in range(len(block.head))]


def _data(paper: Paper) -> dict[str, object]:
    content = paper.content
    data = content.as_data()
    _set_grids(content.blocks, data["blocks"])
    for place, (annex, written) in enumerate(zip(content.annexes, data["annexes"], strict=True)):
        written["name"] = paper.annex_name(place)
        _set_grids(annex.blocks, written["blocks"])
    return {
        **breakable(data),
        "annex_line": paper.annex_line,
        "number": paper.number_line,
        "date": paper.date_line,
        "nation": layout.NATION_WORDS,
        "motto": layout.MOTTO_WORDS,
        "draft": layout.DRAFT_WORDS if paper.is_draft else "",
        "margins": [layout.TOP, layout.RIGHT, layout.BOTTOM, layout.LEFT],
        "left_column": layout.LEFT_COLUMN,
        "size": {
            "nation": layout.NATION,
            "motto": layout.MOTTO,
            "office": layout.OFFICE,
            "number": layout.NUMBER,
            "body": layout.BODY,
            "grid": layout.GRID,
            "annex": layout.ANNEX,
            "letter_abstract": layout.LETTER_ABSTRACT,
            "corner": layout.CORNER,
            "recipients_head": layout.RECIPIENTS_HEAD,
            "recipients": layout.RECIPIENTS,
        },
    }
