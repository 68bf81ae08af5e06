"""Hashing pictures: from the pixels and from JPEG files, against the reference and its user."""

from collections.abc import Callable
from typing import Any

from khien.site.bench.detect import drawn
from khien.site.bench.detect.racing import in_turns
from khien.site.bench.measuring import Figure
from khien_detect import images
from khien_detect.images.decode import decoded

_MANY = 40


def measure() -> list[Figure]:
    import pdqhash
    from threatexchange.signal_type.pdq.pdq_hasher import pdq_from_bytes

    arrays = [drawn.picture(seed) for seed in range(_MANY)]
    files = [drawn.jpeg(array) for array in arrays]
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
        _race(
            "decoding that JPEG alone, unhashed / threatexchange", files, decoded, pdq_from_bytes, 0
        ),
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
