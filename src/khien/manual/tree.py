"""The pages of docs/, in the order of the handbook: those for users first, each reader's language.

`x.en.md` is the English of `x.md`; whatever has no sister is shown to everybody in its own
language. The files of an installation do not change while it runs, so they are read once.
"""

import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.fold import alphabetical, fold

SECTIONS: dict[str, str | Promise] = {
    "handbook": _("Sổ tay theo từng mục"),
    "roles": _("Theo vai trò của bạn"),
    "tutorial": _("Làm thử từ đầu đến cuối"),
    "how-to": _("Cách làm từng việc"),
    "running": _("Cài đặt và vận hành, cho quản trị viên"),
    "changing": _("Sửa và nối thêm, cho người viết phần mềm"),
    "explanation": _("Vì sao hệ thống được làm như vậy"),
    "reference": _("Tra cứu, lập tự động từ mã nguồn"),
    "adr": _("Các quyết định thiết kế"),
}
RUNNING = frozenset(
    [
        "add-a-field-to-a-form",
        "add-a-language",
        "back-up-and-restore",
        "change-a-deadline",
        "first-administrator",
        "install",
        "keep-exhibits-in-a-bucket",
        "practise",
        "put-a-proxy-in-front",
        "remind-by-email-and-sms",
        "rotate-keys",
        "sign-in-with-openid-connect",
        "use-gunicorn",
        "verify-the-ledger",
        "watch-an-installation",
        "when-somebody-leaves",
    ]
)
CHANGING = frozenset(
    [
        "add-a-role-or-permission",
        "ask-khien-from-other-software",
        "contribute",
        "fuzz",
        "train-a-text-model",
    ]
)
_ENGLISH = ".en"
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữự]", re.IGNORECASE)
_MARKED_SHARE = 0.04  # of the letters of a page in Vietnamese, far fewer than there are


@dataclass(frozen=True)
class Page:
    """`path`: as in the address, without `.md`, such as `how-to/install`."""

    path: str
    title: str
    language: str
    text: str

    @property
    def section(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def shelf(self) -> str:
        """Where it stands in the contents: pages of how-to apart, by who needs them."""
        name = self.base.rpartition("/")[2]
        if self.section != "how-to":
            return self.section
        if name in RUNNING:
            return "running"
        return "changing" if name in CHANGING or name.startswith("worked-") else "how-to"

    @property
    def heading(self) -> str | Promise:
        return SECTIONS.get(self.shelf, _("Bảng thuật ngữ và số đo tốc độ"))

    @property
    def language_name(self) -> str | Promise:
        return _("tiếng Anh") if self.language == "en" else _("tiếng Việt")

    @property
    def base(self) -> str:
        """The path of the page this one is the English of, or its own."""
        return self.path.removesuffix(_ENGLISH)


@cache
def folder() -> Path:
    """`docs` of a checkout, or where a wheel puts it; the pages are none where neither is there."""
    beside = Path(__file__).resolve().parents[3] / "docs"
    return beside if beside.is_dir() else Path(sys.prefix) / "share" / "khien" / "docs"


@cache
def pages() -> dict[str, Page]:
    """Path → page."""
    found = [_read(file) for file in sorted(folder().rglob("*.md"))]
    return {page.path: page for page in found}


def _read(file: Path) -> Page:
    text = file.read_text("utf-8")
    path = file.relative_to(folder()).with_suffix("").as_posix()
    title = _TITLE.search(text)
    return Page(path, title[1] if title else path, _language(path, text), text)


def _language(path: str, text: str) -> str:
    if path.endswith(_ENGLISH):
        return "en"
    letters = sum(1 for letter in text if letter.isalpha()) or 1
    return "vi" if len(_VIETNAMESE.findall(text)) / letters > _MARKED_SHARE else "en"


def _place(page: Page, language: str) -> tuple[int, bool, tuple[str, ...]]:
    """The handbook and the decisions stand as their files, others by their titles; those in
    another language than the reader's come last.
    """
    known = list(SECTIONS)
    shelf = known.index(page.shelf) if page.shelf in known else len(known)
    by = (page.base,) if page.section in {"handbook", "adr"} else alphabetical(page.title)
    return shelf, page.language != language, (*by, page.path)


def readable(language: str) -> list[Page]:
    """One of two sisters: the one in this language; and all that have none. As they are read."""
    found = [page for page in pages().values() if _sister_for(page, language) is page]
    return sorted(found, key=lambda page: _place(page, language))


def _sister_for(page: Page, language: str) -> Page:
    every = pages()
    english = every.get(page.base + _ENGLISH)
    return english if english and language == "en" else every[page.base]


def in_language(path: str, language: str) -> Page | None:
    """The page asked for, or its sister in the reader's language."""
    page = pages().get(path)
    return _sister_for(page, language) if page else None


def sister(page: Page) -> Page | None:
    other = page.base if page.path != page.base else page.base + _ENGLISH
    return pages().get(other)


@cache
def _folded(path: str) -> tuple[str, str]:
    page = pages()[path]
    return fold(page.title), fold(page.text)


def search(words: str, language: str) -> list[Page]:
    """Pages holding every word, with or without marks; those whose title does come first."""
    wanted = fold(words).split()
    held = [page for page in readable(language) if all(w in _folded(page.path)[1] for w in wanted)]
    return sorted(held, key=lambda page: not all(w in _folded(page.path)[0] for w in wanted))
