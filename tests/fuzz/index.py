"""Any file is an index that tells the truth of its hashes, or is damaged with the reason.

The first byte says what the rest is: a whole file, or changes to a good one.
"""

import tempfile
from functools import cache
from pathlib import Path

import numpy as np

from fuzz.changes import changed
from khien_detect.images import Damaged, Index

_MANY = 40
_LONGEST_LOOK = 50


def check(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        path.write_bytes(changed(_good(), data[1:]) if data[:1] < b"\x80" else data[1:])
        try:
            index = Index.open(path)
        except Damaged:
            return
        _check_search(index)


def _check_search(index: Index) -> None:
    """A damaged table may hide a match; what is told is true nevertheless."""
    queries = np.concatenate([index.hashes[:_LONGEST_LOOK], np.zeros((1, 32), np.uint8)])
    found = index.search(queries)
    assert (np.diff(found.query) >= 0).all()
    apart = np.bitwise_count(queries[found.query] ^ index.hashes[found.row]).sum(axis=1)
    assert (apart == found.distance).all()
    assert (found.distance <= index.radius).all()


@cache
def _good() -> bytes:
    hashes = np.random.default_rng(1).integers(0, 256, (_MANY, 32), dtype=np.uint8)
    hashes[_MANY // 2 :] = hashes[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        Index(hashes).save(path)
        return path.read_bytes()
