"""The frames of a film, decoded apart: hashes and seconds come back, no picture does."""

from khien.screening.apart.asking import SECONDS, read
from khien.screening.rules.material import Unread
from khien_detect.images import Frame


def frames_of(data: bytes, *, seconds: float = SECONDS) -> tuple[list[Frame], Unread | None]:
    told = read("film", data, seconds=seconds)
    rows = [row["frame"] for row in told.found]
    return [Frame(second, bytes.fromhex(hash_), quality) for second, hash_, quality in rows], (
        told.trouble
    )
