"""Folding of Vietnamese text for search: "Hoà Bình", "HÒA BÌNH" and "hoa binh" become one."""

import re
import unicodedata

_SEPARATORS = re.compile(r"[^0-9a-z]+")
# With their marks: "Xã Tịnh Khê" is not in a "tỉnh".
_UNIT_WORD = re.compile(r"(xã|phường|đặc khu|thị trấn|tỉnh|thành phố)\s+", re.IGNORECASE)


def fold(text: str) -> str:
    """Lower case, no tone or vowel marks, đ as d, every run of other characters one space."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("đ", "d")
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", kept).strip()


def tokens(text: str) -> list[str]:
    return fold(text).split()


def alphabetical(name: str) -> tuple[str, str, str]:
    """The place of a name in every list: marks and the word for a unit's kind decide only ties."""
    whole = unicodedata.normalize("NFC", name).strip()
    bare = _UNIT_WORD.sub("", whole, count=1) if _UNIT_WORD.match(whole) else whole
    return fold(bare), bare, whole
