"""Any bytes are a film: frames with a hash, in the order of their time, then the end or the reason.

The first byte says what the rest is: a whole file, or changes to a good film of one of the kinds.
"""

from functools import cache

from drawn_films import KINDS, film
from fuzz.changes import changed
from khien_detect import images

_MOST_FRAMES = 200
_WHOLE = 0x80


def check(data: bytes) -> None:
    first = data[:1] or b"\xff"
    kind = sorted(KINDS)[first[0] % len(KINDS)]
    whole = data[1:] if first[0] >= _WHOLE else changed(_good(kind), data[1:])
    images.is_film(whole)
    for every in ("key", 0.5):
        _check_frames(whole, every)


def _check_frames(whole, every):
    before = None
    try:
        for number, frame in enumerate(images.video(whole, every=every)):
            assert len(frame.hash) == 32
            assert 0 <= frame.quality <= 100
            assert frame.seconds >= 0
            assert every == "key" or before is None or frame.seconds > before
            before = frame.seconds
            if number == _MOST_FRAMES:
                return
    except images.Unreadable:
        return


@cache
def _good(kind):
    return film(kind, many=8, gop=4)
