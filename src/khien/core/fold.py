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


_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_QUALITIES = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
_WORD = re.compile(r"[0-9a-z]+")


def marked_words(text: str) -> list[str]:
    """The words of `fold`, their marks kept as the digits of VNI typing: "Hoà" and "hòa" are one.

    "trẻ" is "tre3", "đồng" is "d9o6ng2": letters and digits only, so that any index takes them.
    """
    plain = unicodedata.normalize("NFKD", text).casefold().replace("đ", "d9")
    kept = "".join(_QUALITIES.get(c, c) for c in plain if c in _TONES or not _other_mark(c))
    return [word for piece in _words_with_tones(kept) if (word := _tone_last(piece))]


def _other_mark(letter: str) -> bool:
    return bool(unicodedata.combining(letter)) and letter not in _QUALITIES


def _words_with_tones(text: str) -> list[str]:
    return re.findall(rf"[0-9a-z{''.join(_TONES)}]+", text)


def _tone_last(piece: str) -> str:
    tones = "".join(_TONES[c] for c in piece if c in _TONES)
    return "".join(_WORD.findall(piece)) + tones
