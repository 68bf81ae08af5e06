"""Hashing pictures: from the pixels and from JPEG files, against the reference and its user."""

import io
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from khien.site.bench.detect.racing import in_turns
from khien.site.bench.measuring import Figure
from khien_detect import images

_MANY = 40
_SIZE = (640, 480)


def measure() -> list[Figure]:
    import pdqhash
    from threatexchange.signal_type.pdq.pdq_hasher import pdq_from_bytes

    arrays = [_drawn(seed) for seed in range(_MANY)]
    files = [_jpeg(array) for array in arrays]
    same = sum(images.pdq(file).hash.hex() == pdq_from_bytes(file)[0] for file in files)
    return [
        Figure(
            "PDQ of JPEG files equal to threatexchange's",
            f"{same} of {_MANY}",
            "all",
            same == _MANY,
        ),
        _race("PDQ from 640 × 480 pixels / pdqhash", arrays, images.pdq_array, pdqhash.compute, 0),
        _race("PDQ from a JPEG / threatexchange", files, images.pdq, pdq_from_bytes, 8),
        _race("PDQ from a JPEG's brightness / threatexchange", files, _grey, pdq_from_bytes, 15),
    ]


def _grey(data: bytes) -> images.Pdq:
    return images.pdq(data, grey=True)


def _race(
    what: str,
    given: list[Any],
    ours: Callable[[Any], object],
    theirs: Callable[[Any], object],
    least: float,
) -> Figure:
    mine, other = in_turns(
        lambda: [ours(each) for each in given], lambda: [theirs(each) for each in given]
    )
    ratio = other / mine
    measured = f"{ratio:.1f} × ({len(given) / mine:,.0f}/s, {len(given) / other:,.0f}/s)"
    return Figure(
        what, measured, f"≥ {least:g} ×" if least else "", ratio >= least if least else None
    )


def _drawn(seed: int) -> NDArray[np.uint8]:
    """Soft colours with boxes: as plain as it is, it compresses as a photograph does."""
    chance = np.random.default_rng(seed)
    few = Image.fromarray(chance.integers(0, 256, (12, 16, 3), dtype=np.uint8))
    picture = np.asarray(few.resize(_SIZE, Image.Resampling.BICUBIC)).astype(np.int16)
    picture += chance.integers(-12, 13, picture.shape, dtype=np.int16)
    for _ in range(12):
        x, y = chance.integers(0, _SIZE[0]), chance.integers(0, _SIZE[1])
        picture[y : y + 60, x : x + 80] = chance.integers(0, 256, 3)
    return np.clip(picture, 0, 255).astype(np.uint8)


def _jpeg(array: NDArray[np.uint8]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(array).save(file, "JPEG", quality=85)
    return file.getvalue()
