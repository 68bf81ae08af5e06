"""Looking at pictures and films: which are known of a bank, and at which second."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import numpy as np

from khien_detect import images
from khien_detect.finding import Finding
from khien_detect.images import Frame, banks
from khien_detect.images.banks import Entry
from khien_detect.images.film import Every
from khien_detect.known import LEAST_QUALITY, known_image

Hit = tuple[Finding, Frame]
_MOVING = (b"GIF8", b"RIFF", b"\x89PNG")
_CLOSER = 1.0  # seconds between the frames of a film that has a known one


class Pictures:
    """`index`: the file of known pictures, if any. `every`: seconds between the frames of films;
    0: their key frames, and those of every second only where a key frame is known.
    """

    def __init__(self, index: str, *, grey: bool, every: float) -> None:
        self._path, self._grey, self._every = index, grey, every

    def picture(self, data: bytes) -> Iterator[Hit]:
        """`where`: seconds into a picture that moves; None for a still one or the first frame.
        Raises Unreadable, after what was found until then.
        """
        if data.startswith(_MOVING):
            yield from self._hits(images.frames(data, every=self._every or _CLOSER))
        else:
            look = images.pdq(data, grey=self._grey)
            yield from self._hits([Frame(0.0, look.hash, look.quality)])

    def film(self, path: str) -> Iterator[Hit]:
        """`where` as above. Raises Unreadable, after what was found until then."""
        found, trouble = self._film(path, self._every or "key")
        if found and not self._every:
            closer, trouble = self._film(path, _CLOSER)
            found = list({(hit[1], hit[0].why): hit for hit in (*found, *closer)}.values())
        yield from sorted(found, key=lambda hit: hit[1].seconds)
        if trouble:
            raise trouble

    def _film(self, path: str, every: Every) -> tuple[list[Hit], images.Unreadable | None]:
        found: list[Hit] = []
        try:
            found.extend(self._hits(images.video(path, every=every)))
        except images.Unreadable as why:
            return found, why
        except ImportError:
            return found, images.Unreadable("films need an extra: pip install 'khien[video]'")
        return found, None

    def _hits(self, frames: Iterable[Frame]) -> Iterator[Hit]:
        for frame in frames:
            if self._known and frame.quality >= LEAST_QUALITY:
                for finding in _findings(*self._known, frame):
                    yield finding, frame

    @cached_property
    def _known(self) -> tuple[images.Index, list[Entry]] | None:
        if not self._path:
            return None
        path = Path(self._path)
        names = path.with_name(f"{path.name}.csv").read_text("utf-8")
        entries = [row for row in banks.read(names) if isinstance(row, Entry)]
        return images.Index.open(path), entries


def _findings(index: images.Index, entries: list[Entry], frame: Frame) -> Iterator[Finding]:
    matches = index.search(np.frombuffer(frame.hash, np.uint8).reshape(1, -1))
    for row, distance in zip(matches.row.tolist(), matches.distance.tolist(), strict=True):
        each = entries[row]
        words = " · ".join(word for word in (each.source, each.category, each.note) if word)
        named = words or each.hash.hex()
        yield known_image("pdq", named, distance, where=frame.seconds or None)
