"""A film's key frames, or a frame every so many seconds, each as a hash with its time."""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from khien_detect.images.film_stream import FilmStream, opened
from khien_detect.images.hashing import Frame, pdq_array
from khien_detect.images.sampling import Sampling

Source = bytes | str | os.PathLike[str]
Every = Literal["key"] | float
_PICTURES_TOO = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
_BEGIN = (b"\x1aE\xdf\xa3", b"FLV", b"\x00\x00\x01\xba", b"\x30\x26\xb2\x75", b"OggS")
_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")
_TRANSPORT = 188  # bytes of a packet of an MPEG transport stream, each beginning with G
HEAD = _TRANSPORT + 1  # bytes that `is_film` needs


def video(source: Source, *, every: Every = "key") -> Iterator[Frame]:
    """Frames in their order, hashed as they come: from the film's bytes or its path.

    `every="key"` decodes only the frames that stand for themselves, many times as fast as all; they
    are often some seconds apart. A number decodes all and takes the first of each so many seconds.

    Raises Unreadable, with the reason, once nothing more can be read: frames come first where some
    could be, and a damaged stretch does not hide what follows. Raises OSError, ValueError for
    seconds that are not above 0, and ImportError without the extra `video`.
    """
    return _frames(source, None if every == "key" else Sampling(every))


def _frames(source: Source, sampling: Sampling | None) -> Iterator[Frame]:
    with (
        io.BytesIO(source) if isinstance(source, bytes) else Path(source).open("rb") as file,
        opened(file) as container,
    ):
        film = FilmStream(container, key=sampling is None)
        for seconds, frame in film.pictures():
            taken = sampling is None or sampling.takes(seconds)
            pixels = film.pixels(frame) if taken else None
            if pixels is not None:
                look = pdq_array(pixels)
                yield Frame(round(seconds, 3), look.hash, look.quality)
        film.check_end()


def is_film(head: bytes) -> bool:
    """By its first `HEAD` bytes, whatever its name says."""
    if head[4:8] in _BOXES:
        return head[8:12] not in _PICTURES_TOO
    if head[:4] == b"RIFF":
        return head[8:12] == b"AVI "
    transport = head[:1] == b"G" and head[_TRANSPORT:HEAD] == b"G"
    return transport or head.startswith(_BEGIN)
