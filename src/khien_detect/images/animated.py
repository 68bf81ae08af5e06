"""Pictures that move (GIF, WebP, PNG): the first frame and one every so many seconds."""

from collections.abc import Iterator

from PIL import Image, ImageSequence

from khien_detect.images.decode import Unreadable, pixels, reading
from khien_detect.images.hashing import Frame, pdq_array
from khien_detect.images.sampling import Sampling

_MOVING = ("GIF", "WEBP", "PNG")
_MOST_DRAWN = 4_000_000_000  # pixels of all frames: some minutes of work
_UNSAID = 0.1  # seconds: how long browsers show a frame that says nothing or next to nothing
_LEAST = 0.011


def frames(data: bytes, *, every: float = 1.0) -> Iterator[Frame]:
    """The first frame, at 0 seconds, then the first of each `every` seconds; of a still picture
    the picture. Raises Unreadable, after the frames that could be read; ValueError for seconds that
    are not above 0.
    """
    return _frames(data, Sampling(every))


def _frames(data: bytes, sampling: Sampling) -> Iterator[Frame]:
    with reading(data) as image:
        for seconds, shown in _timed(image):
            if sampling.takes(seconds):
                look = pdq_array(pixels(shown, grey=False))
                yield Frame(round(seconds, 3), look.hash, look.quality)


def _timed(image: Image.Image) -> Iterator[tuple[float, Image.Image]]:
    seconds, drawn = 0.0, 0
    for shown in ImageSequence.Iterator(image) if image.format in _MOVING else [image]:
        drawn += shown.width * shown.height
        if drawn > _MOST_DRAWN:
            raise Unreadable(f"more than {_MOST_DRAWN:,} pixels in all its frames")
        shown.load()
        yield seconds, shown
        lasts = float(shown.info.get("duration") or 0) / 1000
        seconds += lasts if lasts >= _LEAST else _UNSAID
