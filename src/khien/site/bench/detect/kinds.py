"""Hashing JPEG files of each kind, size and quality apart: where the promise is kept, where not.

What a picture gains depends on how much of its time is decoding, which is libjpeg-turbo's on both
sides: the more bits a pixel, the less is left to gain.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from khien.site.bench.detect import drawn
from khien.site.bench.detect.racing import in_turns
from khien.site.bench.measuring import Figure
from khien_detect import images

_QUALITIES = (75, 85)  # Pillow's own, and what many a camera writes
_LEAST, _LEAST_BY_BRIGHTNESS = 8, 15
_PIXELS_A_ROUND = 6_000_000


@dataclass(frozen=True)
class Case:
    kind: str
    size: drawn.Size
    quality: int


def measure() -> list[Figure]:
    return [
        _figure(Case(kind, size, quality))
        for size in (drawn.SIZE, drawn.CAMERAS)
        for kind in drawn.KINDS
        for quality in _QUALITIES
    ]


def _figure(case: Case) -> Figure:
    from threatexchange.signal_type.pdq.pdq_hasher import pdq_from_bytes

    pixels = case.size[0] * case.size[1]
    many = max(2, _PIXELS_A_ROUND // pixels)
    draw = drawn.KINDS[case.kind]
    files = [drawn.jpeg(draw(seed, case.size), case.quality) for seed in range(many)]
    ours, grey, theirs = in_turns(
        *(partial(_each, look, files) for look in (images.pdq, _grey, pdq_from_bytes))
    )
    bits = 8 * sum(map(len, files)) / many / pixels
    return Figure(
        f"{case.kind}, {case.size[0]} × {case.size[1]}, quality {case.quality}, "
        f"{bits:.1f} bits a pixel: PDQ, by brightness / threatexchange",
        f"{theirs / ours:.1f} ×, {theirs / grey:.1f} × "
        f"({1000 * ours / many:.1f}, {1000 * grey / many:.1f}, {1000 * theirs / many:.0f} ms)",
        f"≥ {_LEAST} ×, ≥ {_LEAST_BY_BRIGHTNESS} ×",
        theirs / ours >= _LEAST and theirs / grey >= _LEAST_BY_BRIGHTNESS,
    )


def _each(look: Callable[[bytes], object], files: list[bytes]) -> None:
    for file in files:
        look(file)


def _grey(data: bytes) -> images.Pdq:
    return images.pdq(data, grey=True)
