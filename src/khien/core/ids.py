"""Identifiers of rows: UUID version 7 (RFC 9562), so that newer rows sort after older ones."""

import os
import time
from uuid import UUID


def new_id() -> UUID:
    moment = time.time_ns() // 1_000_000
    noise = int.from_bytes(os.urandom(10), "big")
    value = moment << 80 | 0x7 << 76 | (noise >> 64 & 0xFFF) << 64 | 0b10 << 62
    return UUID(int=value | noise & (1 << 62) - 1)
