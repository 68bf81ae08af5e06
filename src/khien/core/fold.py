"""Folding of Vietnamese text for search: "Hoà Bình", "HÒA BÌNH" and "hoa binh" become one."""

import re
import unicodedata

_SEPARATORS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Lower case, no tone or vowel marks, đ as d, every run of other characters one space."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("đ", "d")
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", kept).strip()


def tokens(text: str) -> list[str]:
    return fold(text).split()
