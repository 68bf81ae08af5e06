"""Identifiers of rows: UUID version 7 (RFC 9562), so that newer rows sort after older ones."""

import os
import time
from uuid import UUID, uuid5


def new_id() -> UUID:
    """Grows also within a millisecond: twelve bits are its fraction (RFC 9562, 6.2, method 3)."""
    moment, rest = divmod(time.time_ns(), 1_000_000)
    fraction = (rest << 12) // 1_000_000
    noise = int.from_bytes(os.urandom(8), "big") & (1 << 62) - 1
    return UUID(int=moment << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | noise)


def id_of_sent(sent_key: UUID | None, *said: object) -> UUID:
    """Of a row made by a form: sent again as it was it is the same row, changed it is another."""
    return new_id() if sent_key is None else uuid5(sent_key, repr(said))
