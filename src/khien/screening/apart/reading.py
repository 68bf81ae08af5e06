"""What is in a film, a Word document or a PDF, piece after piece.

Imports nothing of Django: it runs without.
"""

from collections.abc import Callable, Iterator
from typing import Any

Found = dict[str, Any]
MOST_CHARACTERS = 20_000_000  # of one document


class NotReadable(Exception):  # noqa: N818  (an answer, after what could be read)
    """`str()`: a code of rules.material.Unread."""


def film(data: bytes) -> Iterator[Found]:
    """{frame: [seconds, hash, quality]}: its key frames."""
    from khien_detect import images  # noqa: PLC0415  (each kind loads its own libraries)

    try:
        for frame in images.video(data):
            yield {"frame": [frame.seconds, frame.hash.hex(), frame.quality]}
    except ImportError:
        raise NotReadable("no_films") from None
    except images.Unreadable as why:
        raise NotReadable(_of_film(str(why))) from None


def _of_film(why: str) -> str:
    told = (("no moving pictures", "sound"), ("pixels", "too_vast"), ("empty", "empty"))
    return next((code for words, code in told if words in why), "broken")


def word(data: bytes) -> Iterator[Found]:
    from khien.screening.apart import words  # noqa: PLC0415  (as above)

    yield from words.found(data)


def pdf(data: bytes) -> Iterator[Found]:
    from khien.screening.apart import pdfs  # noqa: PLC0415  (as above)

    yield from pdfs.found(data)


READERS: dict[str, Callable[[bytes], Iterator[Found]]] = {"film": film, "word": word, "pdf": pdf}
