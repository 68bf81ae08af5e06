"""The characters that mean something in GIFT, and how a text says them as themselves."""

import re

_SPECIAL = re.compile(r"[~=#{}:\\]")
_ESCAPED = re.compile(r"\\([~=#{}:n\\])")
_MARKUP = re.compile(r"^\s*\[(?:html|moodle|plain|markdown)\]", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
# Of a private area of Unicode: stands for an escaped character while the text is taken apart.
_HIDDEN = {ord(c): chr(0xE000 + place) for place, c in enumerate("~=#{}:n\\")}
_SHOWN = {hidden: "\n" if c == ord("n") else chr(c) for c, hidden in _HIDDEN.items()}


def escape(text: str) -> str:
    escaped = _SPECIAL.sub(lambda match: "\\" + match[0], text)
    return escaped.replace("\r", "").replace("\n", "\\n")


def hide(text: str) -> str:
    """Escaped characters out of the way, so that those left mean something."""
    return _ESCAPED.sub(lambda match: _HIDDEN[ord(match[1])], text)


def show(text: str) -> str:
    """The words themselves: without markup, on one line where the file broke it anyhow."""
    words = _TAG.sub("", _MARKUP.sub("", text))
    joined = " ".join(words.split())
    return "".join(_SHOWN.get(c, c) for c in joined).strip()
