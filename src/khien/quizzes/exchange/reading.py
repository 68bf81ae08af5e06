"""Whichever form a file has: by what is in it, not by its name."""

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.quizzes.actions.bank import Written
from khien.quizzes.exchange import Defaults, gift, qti, table

_BRACES = b"{"
_MANIFEST = b"imsmanifest.xml"


def read(data: bytes, defaults: Defaults) -> tuple[str, list[Written]]:
    """What form it is, and its questions."""
    if not data.strip():
        raise Refused(_("Tệp không có dòng nào."))
    if data.startswith(b"PK"):
        if _MANIFEST in data:
            return "qti", qti.parse(data, defaults)
        return "table", table.parse(data, defaults)
    if _BRACES in data and b"\0" not in data:
        return "gift", gift.parse(_text(data), defaults)
    return "table", table.parse(data, defaults)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("Tệp GIFT phải là văn bản UTF-8.")) from None
