"""A part of a file, for players that ask for one: whoever winds on need not fetch all before it."""

import re
from collections.abc import Iterable, Iterator

_ASKED = re.compile(r"bytes=(\d{1,18})-(\d{1,18})?")


def asked(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte; None where the whole is to be sent."""
    found = _ASKED.fullmatch(header.strip())
    if found is None:
        return None
    first = int(found[1])
    last = min(int(found[2]) if found[2] else size - 1, size - 1)
    return (first, last) if first <= last else None


def between(pieces: Iterable[bytes], first: int, last: int) -> Iterator[bytes]:
    at = 0
    for piece in pieces:
        part = piece[max(0, first - at) : last + 1 - at]
        at += len(piece)
        if part:
            yield part
        if at > last:
            return
