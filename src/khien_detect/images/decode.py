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
_MOST_BY_RUNS = 4_000_000  # pixels; Pillow reads these point by point: 64 million take ten seconds
_RUNS = (1, 2)  # how a BMP may be packed in run lengths
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
            _check_runs(image)
            yield image
    except Unreadable:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unreadable(f"more than {MOST_PIXELS:,} pixels in all") from None
    except UnidentifiedImageError:
        raise Unreadable("not a picture of a known format") from None
    except Exception as error:  # noqa: BLE001  (hostile input makes a decoder raise anything)
        raise Unreadable(f"the picture is broken or cut short ({type(error).__name__})") from None


def _check_runs(image: Image.Image) -> None:
    in_runs = image.format == "BMP" and image.info.get("compression") in _RUNS
    if in_runs and image.width * image.height > _MOST_BY_RUNS:
        raise Unreadable(f"a BMP in run lengths of more than {_MOST_BY_RUNS:,} pixels")


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
