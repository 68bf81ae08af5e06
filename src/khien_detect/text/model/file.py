"""A model file: what it is (JSON) and its arrays, memory-mapped, sealed by a checksum.

    8 bytes   the mark KHIENTM1
    32 bytes  SHA-256 of all that follows
    4 bytes   length of the heading, little-endian
    heading   JSON, padded with blanks so that what follows begins at a multiple of 64
    arrays    in the heading's order, each padded with zeros to a multiple of 64

Arrays: `table` (2^bits, classes) int8; and where nets were trained beside it those of
`nets.Nets` and the words they know, as UTF-8, one a line.
Nothing in a file is executed. The checksum tells damage, not who made the file.
"""

import hashlib
import json
import math
import os
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from khien_detect.text.model import grams
from khien_detect.text.model.nets import net_shapes

MARK = b"KHIENTM1"
ARRAYS_AT = len(MARK) + 32 + 4
ALIGNED = 64
LARGEST_HEADING = 1 << 20
FEWEST_BITS, MOST_BITS = 10, 24
MOST_CLASSES = 100

Arrays = dict[str, npt.NDArray[Any]]
TYPES = {"table": "int8", "vectors": "int8", "words": "uint8"}  # the others are float32


class Unusable(ValueError):  # noqa: N818 - names what the file is
    """Not a model file, or not one this version can use; the sentence says which and why."""


@dataclass(frozen=True)
class Heading:
    """`scales`, `bias`, `offsets`: one per class; a score is scale·Σ table + bias.

    `shown_from`: from this probability on that the class is not 0, a finding is worth showing.
    `made`: how the model was made: seed, versions, hashes of the data, figures.
    `arrays`: type and shape of each, filled in when the file is written.
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
    arrays: dict[str, tuple[str, list[int]]] = field(default_factory=dict)


def write(path: Path, heading: Heading, arrays: Arrays) -> None:
    """The same heading and arrays give the same bytes; a file cut short is never left behind."""
    described = {name: (str(one.dtype), list(one.shape)) for name, one in arrays.items()}
    heading = replace(heading, arrays=described)
    _check_arrays(heading, path)
    words = json.dumps(asdict(heading), ensure_ascii=False).encode()
    words += b" " * (-(ARRAYS_AT + len(words)) % ALIGNED)
    body = len(words).to_bytes(4, "little") + words
    body += b"".join(_padded(np.ascontiguousarray(one).tobytes()) for one in arrays.values())
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(MARK + hashlib.sha256(body).digest() + body)
    os.replace(unfinished, path)  # noqa: PTH105 - says that what was there is replaced


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % ALIGNED)


def read(path: Path) -> tuple[Heading, Arrays, str]:
    """The heading, the arrays mapped read-only, and the checksum in hexadecimal digits."""
    size = path.stat().st_size
    if size < ARRAYS_AT:
        raise Unusable(f"{path} is no model file: it has {size} bytes only")
    data = np.asarray(np.memmap(path, np.uint8, "r"))  # a plain view: each slice costs less
    if data[: len(MARK)].tobytes() != MARK:
        raise Unusable(f"{path} is no model file: it does not begin with {MARK.decode()}")
    checksum = hashlib.sha256(data[len(MARK) + 32 :].data).digest()
    if data[len(MARK) : len(MARK) + 32].tobytes() != checksum:
        raise Unusable(f"{path} is cut short or was changed: its checksum does not fit")
    length = int.from_bytes(data[ARRAYS_AT - 4 : ARRAYS_AT].tobytes(), "little")
    heading = _heading(data[ARRAYS_AT : ARRAYS_AT + min(length, LARGEST_HEADING)].tobytes(), path)
    _check_arrays(heading, path)
    return heading, _arrays(heading, data[ARRAYS_AT + length :], path), checksum.hex()


def _arrays(heading: Heading, data: npt.NDArray[np.uint8], path: Path) -> Arrays:
    arrays, at = {}, 0
    for name, (kind, shape) in heading.arrays.items():
        size = math.prod(shape) * np.dtype(kind).itemsize
        if at + size > len(data):
            raise Unusable(f"{path}: {name} is longer than the file")
        arrays[name] = data[at : at + size].view(kind).reshape(shape)
        at += size + -size % ALIGNED
    return arrays


def _check_arrays(heading: Heading, path: Path) -> None:
    """Each has the type and shape that compiled code will trust."""
    shapes = {name: tuple(shape) for name, (_, shape) in heading.arrays.items()}
    count = shapes.get("scales", (0,))[0]
    wanted: dict[str, tuple[int, ...]] = {"table": (1 << heading.bits, heading.classes)}
    if shapes.keys() - wanted:
        wanted |= net_shapes(count, heading.classes) | {"words": shapes.get("words", ())[:1]}
    types = {name: kind for name, (kind, _) in heading.arrays.items()}
    if shapes != wanted or types != {name: TYPES.get(name, "float32") for name in wanted}:
        raise Unusable(f"{path}: its arrays are not those its heading tells of")


def _heading(words: bytes, path: Path) -> Heading:
    try:
        heading = Heading(**json.loads(words))
        heading = replace(heading, arrays={n: (t, list(s)) for n, (t, s) in heading.arrays.items()})
        per_class = np.array([heading.scales, heading.bias, heading.offsets], np.float64)
        fits = (
            FEWEST_BITS <= heading.bits <= MOST_BITS
            and 2 <= heading.classes <= MOST_CLASSES  # noqa: PLR2004 - one class is no choice
            and per_class.shape == (3, heading.classes)
            and bool(np.isfinite(per_class).all())
            and 0 <= heading.shown_from <= 1
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise Unusable(f"{path}: its heading cannot be read ({error})") from None
    if not fits:
        raise Unusable(f"{path}: its heading contradicts itself")
    if heading.grams != grams.VERSION:
        raise Unusable(
            f"{path} was made for features of version {heading.grams}; this program computes "
            f"version {grams.VERSION}: train it again"
        )
    return heading
