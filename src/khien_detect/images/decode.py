"""A picture file, decoded with bounded memory: JPEG by libjpeg-turbo, the other formats by Pillow.

Of an animation the first picture is taken. What is seen through is dropped and the rotation noted
by a camera is not applied, as other PDQ hashers do: a hash must not depend on who computed it.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import numpy as np
import simplejpeg
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

MOST_PIXELS = 64_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF")
_SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L")


class Unreadable(ValueError):  # noqa: N818  (the name is part of the public interface)
    """Why a file is no picture that can be hashed, as a sentence."""


def decoded(data: bytes, *, grey: bool = False) -> NDArray[np.uint8]:
    """uint8 (height, width, 3); `grey`: (height, width, 1). Raises Unreadable."""
    if data[:2] == b"\xff\xd8":
        picture = _jpeg(data, grey=grey)
        if picture is not None:
            return picture
    return _by_pillow(data, grey=grey)


def check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Unreadable(f"{width} × {height} pixels are more than {MOST_PIXELS:,} in all")


def _jpeg(data: bytes, *, grey: bool) -> NDArray[np.uint8] | None:
    """None where libjpeg-turbo cannot, alone, say what this is: Pillow tries again."""
    try:
        height, width, _, _ = simplejpeg.decode_jpeg_header(data)
    except ValueError:
        return None
    check_size(width, height)
    try:
        return np.asarray(simplejpeg.decode_jpeg(data, "GRAY" if grey else "RGB"))
    except ValueError:
        return None


def _by_pillow(data: bytes, *, grey: bool) -> NDArray[np.uint8]:
    with reading(data) as image:
        return pixels(image, grey=grey)


@contextmanager
def reading(data: bytes) -> Iterator[Image.Image]:
    """The picture in `data`, of bounded size, at its first frame. Whatever goes wrong while it is
    used is raised as Unreadable.
    """
    if not data:
        raise Unreadable("the file is empty")
    try:
        _know_heif()
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            check_size(*image.size)
            yield image
    except Unreadable:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unreadable(f"more than {MOST_PIXELS:,} pixels in all") from None
    except UnidentifiedImageError:
        raise Unreadable("not a picture of a known format") from None
    except Exception as error:  # noqa: BLE001  (hostile input makes a decoder raise anything)
        raise Unreadable(f"the picture is broken or cut short ({type(error).__name__})") from None


@cache
def _know_heif() -> None:
    from pillow_heif import register_heif_opener  # noqa: PLC0415  (only where a picture is opened)

    register_heif_opener(thumbnails=False)


def pixels(image: Image.Image, *, grey: bool) -> NDArray[np.uint8]:
    """uint8 (height, width, 3); `grey`: (height, width, 1)."""
    if image.mode in _SIXTEEN_BITS:  # Pillow would cut off at 255 instead of scaling
        deep = np.asarray(image).astype(np.uint16)
        image = Image.fromarray((deep >> 8).astype(np.uint8))
    if grey:
        return np.asarray(image.convert("L"))[:, :, None]
    return np.asarray(image.convert("RGB"))
