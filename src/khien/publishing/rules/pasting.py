"""What was pasted becomes clean text: of Word, of a page of the web, of an e-mail.

Marks of what a text is made of are kept as an editor would type them: headings, lists, bold,
links. Styles, comments and letters nobody sees are dropped. What could run is refused.
"""

import re
import unicodedata
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from khien.core.refusal import Refused

_TAGS = re.compile(
    r"</?(p|div|span|br|b|i|u|strong|em|ul|ol|li|table|tr|td|h[1-6]|a|html|body|font|meta|style|"
    r"img|blockquote|o:p)\b[^<>]*>|<!--\[if|<!doctype",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"<\s*(script|svg|iframe|object|embed|applet|form|math|base|video|audio)\b|"
    r"<[^<>]*\son\w+\s*=|<[^<>]*(javascript|vbscript)\s*:|<[^<>]*data:(text/html|image/svg)",
    re.IGNORECASE,
)
_NOT_BOLD = re.compile(r"(?<![\w-])font-weight:\s*(normal|[1-4]00)")
_DROPPED = {"style", "head", "title", "xml"}
_BULLET = re.compile(
    r"^(?:[ \t]*(?:[•·▪◦●○■□§\uf0b7\uf0a7\uf0d8\uf076]|o(?=\t)|[–—-](?=[ \t])))+[ \t]*"
)
_NUMBER = re.compile(r"^(?:- )?[ \t]*(\d{1,3})[.)][ \t]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_LETTERS = str.maketrans(
    {
        "\x85": "…",
        "\x91": "‘",
        "\x92": "’",
        "\x93": "“",
        "\x94": "”",
        "\x95": "•",
        "\x96": "–",
        "\x97": "—",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2028": "\n",
        "\u2029": "\n\n",
        "„": "“",
        "‟": "“",
        "‚": "‘",
        "‛": "‘",
    }
)


def clean(text: str) -> str:
    """Twice is once."""
    if _RUNS.search(text):
        raise Refused(
            _(
                "Trong chữ vừa dán có mã chạy được hoặc hình SVG, nên không nhận. Hãy dán lại "
                "dạng chữ thường (Ctrl + Shift + V); hình thì thêm bằng nút “Thêm hình”."
            ),
            field="body",
        )
    if _TAGS.search(text):
        text = _from_html(text)
    text = unicodedata.normalize("NFC", text.translate(_LETTERS))
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [_line(line) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_lists_apart(lines))).strip()


def _line(line: str) -> str:
    line = _NUMBER.sub(r"\1. ", _BULLET.sub("- ", line, count=1), count=1)
    line = re.sub(r"\*\*(\s*)\*\*", r"\1", line)  # bold of nothing
    return re.sub(r"[ \t]+", " ", line).strip()


def _lists_apart(lines: list[str]) -> list[str]:
    """A list begins after an empty line, else its first item would be part of the sentence."""
    kept: list[str] = []
    for line in lines:
        before = kept[-1] if kept else ""
        if _is_item(line) and before and not _is_item(before):
            kept.append("")
        kept.append(line)
    return kept


def _is_item(line: str) -> bool:
    return line.startswith("- ") or re.match(r"\d{1,3}\. ", line) is not None


def clean_line(text: str) -> str:
    """A title or a summary: one line."""
    return " ".join(clean(text).split())


def _from_html(text: str) -> str:
    # Word hides shapes and its own lists in comments that only it reads.
    text = re.sub(r"<!--\[if.*?<!\[endif\]-->", "", text, flags=re.DOTALL)
    text = re.sub(r"<!\[if !support\w+\]>(.*?)<!\[endif\]>", _marker, text, flags=re.DOTALL)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    said = "".join(reader.said).replace("****", "")
    said = re.sub(r"(?: · )+\s*?(?=\n|$)", "", said)  # after the last cell of a row
    return re.sub(r"\*\*([ \u00a0]*)([^*\n]+?)([ \u00a0]*)\*\*", r"\1**\2**\3", said)


def _marker(hidden: re.Match[str]) -> str:
    """What Word writes before an item: its number is kept, a dot is not."""
    number = re.match(r"(?:<[^>]*>|\s)*(\d{1,3}[.)])", hidden[1])
    return f"{number[1]} " if number else ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._dropping = 0
        self._lists: list[int | None] = []
        self._links: list[tuple[str, int]] = []
        self._bold: list[str] = []
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _DROPPED:
            self._dropping += 1
        elif re.fullmatch(r"h[1-6]", tag):
            self.said.append("\n\n" + "#" * min(int(tag[1]) + 1, 3) + " ")
        elif tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else None)
            self.said.append("\n")
        elif tag == "li":
            self.said.append("\n" + self._mark())
        elif tag in {"b", "strong"}:
            # Pages of Google are one <b> that says of itself that it is none.
            self._bold.append("" if _NOT_BOLD.search(given.get("style", "")) else "**")
            self.said.append(self._bold[-1])
        elif tag == "a":
            self._links.append((given.get("href", ""), len(self.said)))
        elif tag in {"td", "th"}:
            self._cells += 1
        elif self._cells and tag in {"p", "div"}:
            self.said.append(" ")
        elif tag in {"p", "div", "blockquote", "table"}:
            self.said.append(
                "\n\n" + ("- " if "MsoListParagraph" in given.get("class", "") else "")
            )
        else:
            self.said.append({"br": "\n", "tr": "\n"}.get(tag, ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.said.append("\n")
        elif tag not in _DROPPED:
            super().handle_startendtag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            self._dropping = max(0, self._dropping - 1)
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
            self.said.append("\n\n")
        elif tag == "a" and self._links:
            self._link(*self._links.pop())
        elif tag in {"b", "strong"}:
            self.said.append(self._bold.pop() if self._bold else "")
        elif tag in {"td", "th"}:
            self._cells = max(0, self._cells - 1)
            self.said.append(" · ")
        elif tag == "table" or re.fullmatch(r"h[1-6]", tag):
            self.said.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self.said.append(re.sub(r"[\r\n]+", " ", data))

    def _mark(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def _link(self, address: str, begun: int) -> None:
        words = "".join(self.said[begun:]).strip()
        if words and re.match(r"(https?://|/|tel:|mailto:)", address):
            self.said[begun:] = [f"[{words}]({address})"]
