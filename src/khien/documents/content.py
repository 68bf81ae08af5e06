"""What a document says, as plain data: the rooms above make it, two renderers print it.

Nothing here is markup. Every text is cleaned of what the eye cannot see and of what could turn the
order of letters, and both renderers set it as text, whatever it contains.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any, Self

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused

MOST_LETTERS, MOST_LINES = 200_000, 6_000
_NEVER_SHOWN = {"Cc", "Cf", "Co", "Cn"}
_SURROGATE = "Cs"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class BlockKind(StrEnum):
    GROUNDS = "grounds"  # căn cứ: lines in italics
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    MIDDLE = "middle"  # a heading in the middle, as "QUYẾT ĐỊNH:"
    FIELDS = "fields"  # rows of (label, answer)
    GRID = "grid"  # a table: head and rows
    ITEMS = "items"  # lines with a dash
    ARTICLES = "articles"  # lines numbered "Điều 1."


class Column(StrEnum):
    """What a column of a grid holds: how it is set, and what it is in a spreadsheet."""

    TEXT = "text"
    MIDDLE = "middle"
    NUMBER = "number"  # as people write it: 1.234; 62,5 %


@dataclass(frozen=True)
class Block:
    """Make one with the functions below: each kind uses one of `text`, `lines` and `rows`.

    Of a grid: `columns` says what they hold, all text where it is empty; `total`: the last row is
    the sum of the others.
    """

    kind: BlockKind
    text: str = ""
    lines: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()
    total: bool = False

    def holds(self, column: int) -> Column:
        return Column(self.columns[column]) if self.columns else Column.TEXT


def numeral(place: int) -> str:
    """As parts of a document are counted: the first is I; after X in digits."""
    return _ROMAN[place] if place < len(_ROMAN) else str(place + 1)


def grounds(*lines: str) -> Block:
    return Block(BlockKind.GROUNDS, lines=lines)


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def heading(text: str) -> Block:
    return Block(BlockKind.HEADING, text)


def middle(text: str) -> Block:
    return Block(BlockKind.MIDDLE, text)


def answers(rows: Iterable[tuple[str, str]]) -> Block:
    """(label, answer in words); an empty answer is a dotted line to be filled in by hand."""
    return Block(BlockKind.FIELDS, rows=tuple(rows))


def grid(
    head: Iterable[str],
    rows: Iterable[Iterable[str]],
    *,
    columns: Iterable[Column] = (),
    total: bool = False,
) -> Block:
    return Block(
        BlockKind.GRID,
        head=tuple(head),
        rows=tuple(tuple(row) for row in rows),
        columns=tuple(columns),
        total=total,
    )


def items(*lines: str) -> Block:
    return Block(BlockKind.ITEMS, lines=lines)


def articles(*lines: str) -> Block:
    return Block(BlockKind.ARTICLES, lines=lines)


@dataclass(frozen=True)
class Signer:
    """`authority`: "TM. ỦY BAN NHÂN DÂN"; `title`: "CHỦ TỊCH"; both are printed in capitals."""

    authority: str = ""
    title: str = ""
    name: str = ""


@dataclass(frozen=True)
class Heading:
    """Whose paper it is written on. `symbol`: what follows the number, "QĐ-UBND"."""

    superior: str = ""
    office: str = ""
    place: str = ""
    symbol: str = ""


@dataclass(frozen=True)
class Annex:
    """Phụ lục: begins on a page of its own, its pages numbered anew. `wide`: the paper lies."""

    title: str
    blocks: tuple[Block, ...] = ()
    wide: bool = False


@dataclass(frozen=True)
class Content:
    """`title`: "QUYẾT ĐỊNH", empty for a letter; `abstract`: trích yếu, without anybody's name.

    `form`: "Mẫu số 05"; `issuer`: who decides, above the grounds; `to`: kính gửi.
    """

    title: str = ""
    abstract: str = ""
    form: str = ""
    issuer: str = ""
    to: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()
    heading: Heading = Heading()
    annexes: tuple[Annex, ...] = ()

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """What `as_data` gave, also after a way through JSON, and before there were annexes."""
        kept = {f.name: _tuples(data[f.name]) for f in fields(cls) if f.name in data}
        kept["blocks"] = _blocks(data["blocks"])
        kept["annexes"] = tuple(
            Annex(each["title"], _blocks(each["blocks"]), each["wide"])
            for each in data.get("annexes", ())
        )
        kept["signers"] = tuple(Signer(**signer) for signer in data["signers"])
        kept["heading"] = Heading(**data["heading"])
        return cls(**kept)


def _blocks(rows: Iterable[dict[str, Any]]) -> tuple[Block, ...]:
    return tuple(Block(**{key: _tuples(value) for key, value in row.items()}) for row in rows)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(each) for each in value) if isinstance(value, list | tuple) else value


def cleaned(content: Content) -> Content:
    """Every text made printable; raises Refused where there is more than a document can hold."""
    clean = Content.of(_each_text(content.as_data()))
    texts = list(_texts(clean.as_data()))
    check_fits(sum(len(text) for text in texts), sum(text.count("\n") + 1 for text in texts))
    return clean


def check_fits(letters: int, lines: int) -> None:
    """What is longer is no document any more, and would keep everybody else waiting."""
    if letters > MOST_LETTERS or lines > MOST_LINES:
        raise Refused(_("Nội dung quá dài nên không lập được văn bản. Hãy rút gọn phần ghi chép."))


def printable(text: str) -> str:
    """Composed Unicode; no control, no hidden and no turning letters. Lines stay lines."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(_shown(letter) for letter in line) for line in lines).strip()


def _shown(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == _SURROGATE:
        return "\N{REPLACEMENT CHARACTER}"
    if category in _NEVER_SHOWN:
        return " " if letter == "\t" else ""
    return " " if category in {"Zl", "Zp"} else letter


def _each_text(value: Any) -> Any:
    if isinstance(value, str):
        return value if isinstance(value, StrEnum) else printable(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, dict):
        return {key: _each_text(each) for key, each in value.items()}
    return tuple(_each_text(each) for each in value)


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif not isinstance(value, bool):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def on_paper_of(content: Content, heading: Heading) -> Content:
    return replace(content, heading=heading)
