"""What somebody typed or pasted, without what the eye cannot see."""

import re
import unicodedata

# Bidirectional overrides, zero-width characters (the joiner of emoji stays) and byte order marks.
_UNSEEN = re.compile(
    "[\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def plain_text(text: str) -> str:
    """Composed Unicode with its line breaks; hidden characters gone, broken ones shown as �."""
    unbroken = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = _CONTROL.sub("", _UNSEEN.sub("", _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", unbroken)))
    return unicodedata.normalize("NFC", clean).strip()


def plain_line(text: str) -> str:
    return _SPACE.sub(" ", plain_text(text)).strip()
