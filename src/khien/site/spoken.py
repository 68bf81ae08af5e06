"""Which languages the site speaks: Vietnamese, English, and each one whose catalogue is there.

A province puts `locale/<code>/LC_MESSAGES/django.po` into KHIEN_HOME; what it does not translate is
said in Vietnamese. docs/how-to/add-a-language.md
"""

from pathlib import Path
from typing import Any

from django.conf.locale import LANG_INFO

ALWAYS = (("vi", "Tiếng Việt"), ("en", "English"))
FURTHER = (
    ("mtq", "Tiếng Mường"),
    ("tyz", "Tiếng Tày"),
    ("blt", "Tiếng Thái"),
    ("hmn", "Tiếng Mông"),
)


def languages(folder: Path) -> list[tuple[str, str]]:
    """`folder`: of further catalogues."""
    found = [(code, name) for code, name in FURTHER if _catalogue(folder, code).is_file()]
    return [*ALWAYS, *found]


def _catalogue(folder: Path, code: str) -> Path:
    return folder / code / "LC_MESSAGES" / "django.po"


def make_known() -> None:
    """To Django, which has never heard of them."""
    known: dict[str, Any] = LANG_INFO
    for code, name in FURTHER:
        known.setdefault(code, {"code": code, "name": name, "name_local": name, "bidi": False})
