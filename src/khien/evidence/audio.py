"""The structure of an MP3 file: two frames in a row, after the tag if it has one."""

from typing import BinaryIO

_TAG = 10
_HEADER = 4
_LONGEST_PADDING = 64 * 1024
_SYNC, _MPEG_ONE, _LAYER_THREE, _NO_RATE = 0x7FF, 3, 1, 3  # values of the header's fields
_BITRATES = {
    # Layer III: MPEG 1, then MPEG 2 and 2.5, in kbit/s by the index in the header.
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {_MPEG_ONE: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def is_mp3(file: BinaryIO) -> bool:
    start = _after_tag(file)
    file.seek(start)
    padding = file.read(_LONGEST_PADDING)
    start += len(padding) - len(padding.lstrip(b"\x00"))
    length = _frame(file, start)
    return length > 0 and _frame(file, start + length) > 0


def _after_tag(file: BinaryIO) -> int:
    """ID3v2 writes its length in four bytes of seven bits."""
    file.seek(0)
    tag = file.read(_TAG)
    if not tag.startswith(b"ID3"):
        return 0
    length = 0
    for byte in tag[6:]:
        length = length << 7 | byte & 0x7F
    return _TAG + length


def _frame(file: BinaryIO, position: int) -> int:
    """Bytes of the Layer III frame that begins here; 0 where none does."""
    file.seek(position)
    header = int.from_bytes(file.read(_HEADER).ljust(_HEADER, b"\x00"), "big")
    version, layer = header >> 19 & 3, header >> 17 & 3
    bitrate, rate, padded = header >> 12 & 15, header >> 10 & 3, header >> 9 & 1
    is_layer_three = header >> 21 == _SYNC and layer == _LAYER_THREE and version in _RATES
    if not is_layer_three or bitrate in {0, 15} or rate == _NO_RATE:
        return 0
    samples = 144 if version == _MPEG_ONE else 72
    speed = _BITRATES[version == _MPEG_ONE][bitrate] * 1000
    return samples * speed // _RATES[version][rate] + padded
