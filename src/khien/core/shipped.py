"""Texts that come with Khiên as rows: an administrator may write others, which stay as written.

English is found by the Vietnamese words themselves, so a row needs no second column for it.
"""

import re

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_MOVED = re.compile(r"(?P<name>.+) \((?:nghỉ bù|thay cho ngày (?P<day>\S+))\)")

HOLIDAYS = (
    gettext_noop("29 Tết"),
    gettext_noop("Giao thừa Tết Nguyên Đán"),
    gettext_noop("Tết Nguyên Đán"),
    gettext_noop("Mùng hai Tết Nguyên Đán"),
    gettext_noop("Mùng ba Tết Nguyên Đán"),
    gettext_noop("Mùng bốn Tết Nguyên Đán"),
    gettext_noop("Mùng năm Tết Nguyên Đán"),
    gettext_noop("Tết Dương lịch"),
    gettext_noop("Ngày Chiến thắng"),
    gettext_noop("Ngày Giỗ Tổ Hùng Vương"),
    gettext_noop("Ngày Quốc tế Lao động"),
    gettext_noop("Ngày Văn hóa Việt Nam"),
    gettext_noop("Quốc khánh"),
    gettext_noop("Ngày nghỉ"),
    gettext_noop("Ngày làm bù"),
)


def in_words(text: str) -> str:
    """In the reader's language where Khiên brought the text along, else as somebody wrote it."""
    moved = _MOVED.fullmatch(text)
    if moved is None:
        return translation.gettext(text) if text else ""
    said = {"name": translation.gettext(moved["name"]), "day": moved["day"]}
    if moved["day"]:
        return _("%(name)s (thay cho ngày %(day)s)") % said
    return _("%(name)s (nghỉ bù)") % said
