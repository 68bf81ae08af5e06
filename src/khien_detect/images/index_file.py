"""The file of an index: a head, then its arrays as they lie in memory.

It is written under its name only once it is whole, and what it says of itself is checked before
anything relies on it.
"""

import json
import os
import struct
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from khien_detect.images.bands import BITS, Bands, choose
from khien_detect.images.tables import Tables

MOST = 2**32 - 1  # rows are counted in 32 bits
HEAD = struct.Struct("<8sII")  # magic, format, length of the JSON that follows
_MAGIC = b"KHIENPDQ"
_FORMAT = 1
_ALIGNED = 64
_LONGEST_HEAD = 1 << 20


class Damaged(ValueError):  # noqa: N818  (the house names exceptions by what happened)
    """Why a file is no index, as a sentence."""


def write(tables: Tables, target: Path) -> None:
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    bands = {name: values.tolist() for name, values in asdict(tables.bands).items()}
    about = json.dumps({"many": len(tables.words), "radius": tables.radius, **bands}).encode()
    try:
        with draft.open("wb") as file:
            file.write(HEAD.pack(_MAGIC, _FORMAT, len(about)) + about)
            for array in (tables.words, tables.offsets, tables.rows):
                file.write(bytes(-file.tell() % _ALIGNED))
                array.tofile(file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def read(path: Path) -> Tables:
    """Mapped into memory. Raises Damaged for what is no whole index, OSError."""
    with path.open("rb") as file:
        about, at = _about(file.read(_LONGEST_HEAD))
        size = file.seek(0, os.SEEK_END)
    bands = Bands(*(np.array(about[name], np.int64) for name in ("start", "width", "reach")))
    many, places = about["many"], int(bands.table[-1])
    whole, parts = np.asarray(np.memmap(path, np.uint8, mode="r")), []
    for length in (many * BITS // 8, places * 4, many * 4 * len(bands.start)):
        at += -at % _ALIGNED
        parts.append(whole[at : at + length])
        at += length
    if at != size:
        raise Damaged(f"the index is cut short or has something added: {size} bytes, not {at}")
    words = parts[0].view(np.uint64).reshape(-1, BITS // 64)
    found = Tables(
        about["radius"], bands, words, parts[1].view(np.uint32), parts[2].view(np.uint32)
    )
    _check(found)
    return found


def _about(begin: bytes) -> tuple[dict[str, Any], int]:
    """What the file says of itself, and where its arrays begin."""
    try:
        magic, version, length = HEAD.unpack_from(begin)
        if magic != _MAGIC:
            raise Damaged("not an index of hashes")
        if version != _FORMAT:
            raise Damaged(f"an index of format {version}; this version reads {_FORMAT}")
        about = json.loads(begin[HEAD.size : HEAD.size + length])
        many, radius = about["many"], about["radius"]
        cut = choose(many, radius)
        same = all(about[name] == values.tolist() for name, values in asdict(cut).items())
        if not (0 <= many <= MOST and 0 <= radius < BITS and same):
            raise Damaged("the index describes bands that this version would not make")
    except (struct.error, ValueError, KeyError, TypeError, OverflowError) as error:
        raise error if isinstance(error, Damaged) else Damaged("not an index of hashes") from None
    return about, HEAD.size + length


def _check(tables: Tables) -> None:
    """The search follows these numbers without looking: a wrong one would read foreign memory."""
    table, many = tables.bands.table, len(tables.words)
    for band in range(len(tables.bands.start)):
        part = tables.offsets[table[band] : table[band + 1]]
        if part[0] != 0 or part[-1] != many or np.any(part[1:] < part[:-1]):
            raise Damaged("the index is damaged: its offsets do not go up")
    if many and tables.rows.max() >= many:
        raise Damaged("the index is damaged: it names rows that it does not have")
