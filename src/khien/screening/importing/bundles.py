"""The objects of a large STIX bundle one after the other, so that memory stays flat."""

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused

_CHUNK = 256 * 1024
_HEAD = 1024 * 1024  # bytes within which the list of objects must begin
_LARGEST = 1024 * 1024  # characters of one object
_BEGIN = re.compile(r'"objects"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
BROKEN = _("Gói STIX này bị hỏng hoặc thiếu phần cuối. Hãy tải lại từ nguồn, hoặc dùng CSV.")


def objects(stream: BinaryIO) -> Iterator[str]:
    """Each as it is written. Raises Refused where the bundle is cut short or is none."""
    decode = getincrementaldecoder("utf-8")("replace").decode
    read = json.JSONDecoder().raw_decode
    text = decode(stream.read(_HEAD))
    begin = _BEGIN.search(text)
    if begin is None:
        raise Refused(BROKEN, field="file")
    at = begin.end()
    while True:
        at = _end(text, at)
        if text.startswith("]", at):
            return
        try:
            _found, end = read(text, at)
        except (ValueError, RecursionError):
            more = decode(stream.read(_CHUNK))
            if not more or len(text) - at > _LARGEST:
                raise Refused(BROKEN, field="file") from None
            text, at = text[at:] + more, 0
            continue
        yield text[at:end]
        at = end


def _end(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at
