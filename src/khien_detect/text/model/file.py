"""A model file: what it is (JSON) and its table of weights, memory-mapped, sealed by a checksum.

    8 bytes   the mark KHIENTM1
    32 bytes  SHA-256 of all that follows
    4 bytes   length of the heading, little-endian
    heading   JSON, padded with blanks so that the table begins at a multiple of 64
    table     (2^bits, classes) int8, row by row

Nothing in it is executed. The checksum tells damage, not who made the file.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from khien_detect.text.model import grams

MARK = b"KHIENTM1"
TABLE_AT = len(MARK) + 32 + 4
ALIGNED = 64
LARGEST_HEADING = 1 << 20
FEWEST_BITS, MOST_BITS = 10, 24
MOST_CLASSES = 100

Table = npt.NDArray[np.int8]


class Unusable(ValueError):  # noqa: N818 - names what the file is
    """Not a model file, or not one this version can use; the sentence says which and why."""


@dataclass(frozen=True)
class Heading:
    """`scales`, `bias`, `offsets`: one per class; a score is scale·Σ table + bias.

    `shown_from`: from this probability on that the class is not 0, a finding is worth showing.
    `made`: how the model was made: seed, versions, hashes of the data, figures.
    """

    task: str
    classes: int
    bits: int
    scales: list[float]
    bias: list[float]
    offsets: list[float]
    shown_from: float
    made: dict[str, Any] = field(default_factory=dict)
    grams: int = grams.VERSION


def write(path: Path, heading: Heading, table: Table) -> None:
    """The same heading and table give the same bytes; a file cut short is never left behind."""
    if table.shape != (1 << heading.bits, heading.classes) or table.dtype != np.int8:
        raise ValueError(f"a table of {table.shape} {table.dtype} does not fit its heading")
    words = json.dumps(asdict(heading), sort_keys=True, ensure_ascii=False).encode()
    words += b" " * (-(TABLE_AT + len(words)) % ALIGNED)
    body = len(words).to_bytes(4, "little") + words + table.tobytes()
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(MARK + hashlib.sha256(body).digest() + body)
    os.replace(unfinished, path)  # noqa: PTH105 - says that what was there is replaced


def read(path: Path) -> tuple[Heading, Table, str]:
    """The heading, the table mapped read-only, and the checksum in hexadecimal digits."""
    size = path.stat().st_size
    if size < TABLE_AT:
        raise Unusable(f"{path} is no model file: it has {size} bytes only")
    data = np.memmap(path, np.uint8, "r")
    if data[: len(MARK)].tobytes() != MARK:
        raise Unusable(f"{path} is no model file: it does not begin with {MARK.decode()}")
    checksum = hashlib.sha256(data[len(MARK) + 32 :].data).digest()
    if data[len(MARK) : len(MARK) + 32].tobytes() != checksum:
        raise Unusable(f"{path} is cut short or was changed: its checksum does not fit")
    length = int.from_bytes(data[TABLE_AT - 4 : TABLE_AT].tobytes(), "little")
    heading = _heading(data[TABLE_AT : TABLE_AT + min(length, LARGEST_HEADING)].tobytes(), path)
    table = data[TABLE_AT + length :].view(np.int8)
    if table.size != heading.classes << heading.bits:
        raise Unusable(f"{path}: a table of {table.size} bytes is not the one its heading tells of")
    return heading, table.reshape(1 << heading.bits, heading.classes), checksum.hex()


def _heading(words: bytes, path: Path) -> Heading:
    try:
        heading = Heading(**json.loads(words))
        per_class = np.array([heading.scales, heading.bias, heading.offsets], np.float64)
        fits = (
            FEWEST_BITS <= heading.bits <= MOST_BITS
            and 2 <= heading.classes <= MOST_CLASSES  # noqa: PLR2004 - one class is no choice
            and per_class.shape == (3, heading.classes)
            and bool(np.isfinite(per_class).all())
            and 0 <= heading.shown_from <= 1
        )
    except (TypeError, ValueError) as error:
        raise Unusable(f"{path}: its heading cannot be read ({error})") from None
    if not fits:
        raise Unusable(f"{path}: its heading contradicts itself")
    if heading.grams != grams.VERSION:
        raise Unusable(
            f"{path} was made for features of version {heading.grams}; this program computes "
            f"version {grams.VERSION}: train it again"
        )
    return heading
