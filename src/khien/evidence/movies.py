"""The structure of an MP4 file: boxes that fill it exactly from beginning to end."""

from typing import BinaryIO

_BRANDS = {b"isom", b"mp41", b"mp42", b"avc1", b"MSNV", b"M4V ", b"dash"} | {
    b"iso%d" % number for number in range(2, 10)
}
_HEADER = 8
_LONG_HEADER = 16


def is_mp4(file: BinaryIO) -> bool:
    size = file.seek(0, 2)
    file.seek(0)
    if file.read(12)[8:] not in _BRANDS:
        return False
    position, kinds = 0, set()
    while position < size:
        length, kind = _box(file, position, size)
        if length < _HEADER:
            return False
        kinds.add(kind)
        position += length
    return position == size and b"moov" in kinds


def _box(file: BinaryIO, position: int, size: int) -> tuple[int, bytes]:
    """Length with its header, and kind; a length of 0 says "to the end", 1 a long length."""
    file.seek(position)
    header = file.read(_LONG_HEADER)
    length, kind = int.from_bytes(header[:4], "big"), header[4:8]
    if length == 0:
        return size - position, kind
    if length == 1:
        return int.from_bytes(header[8:], "big"), kind
    return length, kind
