"""Pictures, made anew: what is kept has no metadata and nothing hidden behind the image.

One picture is decoded at a time in a process, because one large picture fills much memory.
"""

import io
from dataclasses import dataclass
from threading import Lock
from typing import BinaryIO

import numpy as np
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFilter, ImageOps

from khien.core.refusal import Refused
from khien.evidence.models import ExhibitKind
from khien.evidence.rules import TOO_VAST, check_dimensions
from khien_detect import images

_ONE_AT_A_TIME = Lock()
_FORMATS = {
    ExhibitKind.JPEG: "JPEG",
    ExhibitKind.PNG: "PNG",
    ExhibitKind.WEBP: "WEBP",
    ExhibitKind.GIF: "GIF",
}
_QUALITY = 92
_PREVIEW = 320  # longest side of the blurred picture
_PREVIEW_DETAIL = 20  # it is made from no more than this, so blurring cannot be undone
BROKEN = _("Ảnh này bị hỏng hoặc chưa gửi hết. Hãy thử gửi lại.")


@dataclass(frozen=True)
class Picture:
    """`content` in the format it came in; `preview` a JPEG, blurred and grey; `pdq` 32 bytes."""

    content: bytes
    preview: bytes
    pdq: bytes
    pdq_quality: int


def make_anew(file: BinaryIO, kind: ExhibitKind) -> Picture:
    """Of an animation the first picture is kept. Raises Refused."""
    with _ONE_AT_A_TIME:
        try:
            image = _decode(file, kind)
            content = _encode(image, kind)
            shown = image.convert("RGB") if image.mode == "RGBA" else image
            look = images.pdq_array(np.asarray(shown.convert("RGB")))
            return Picture(content, blurred(shown), look.hash, look.quality)
        except Refused:
            raise
        except Exception:  # noqa: BLE001  (hostile input makes a decoder raise anything)
            raise Refused(BROKEN) from None


def _decode(file: BinaryIO, kind: ExhibitKind) -> Image.Image:
    file.seek(0)
    try:
        opened = Image.open(file, formats=[_FORMATS[kind]])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused(TOO_VAST) from None
    with opened:
        check_dimensions(*opened.size)
        opened.load()
        ImageOps.exif_transpose(opened, in_place=True)
        image = opened.convert(_mode(opened, kind))
    image.info.clear()
    return image


def _mode(image: Image.Image, kind: ExhibitKind) -> str:
    if image.mode in {"1", "L"} and "transparency" not in image.info:
        return "L"
    see_through = image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info
    return "RGBA" if see_through and kind is not ExhibitKind.JPEG else "RGB"


def _encode(image: Image.Image, kind: ExhibitKind) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, _FORMATS[kind], quality=_QUALITY)
    return buffer.getvalue()


def _fitted(image: Image.Image, longest: int) -> Image.Image:
    scale = longest / max(image.size)
    width, height = (max(1, round(side * scale)) for side in image.size)
    return image.resize((width, height), Image.Resampling.BILINEAR)


def blurred(image: Image.Image) -> bytes:
    """A small grey JPEG which tells that there is a picture, not what is on it."""
    coarse = _fitted(image, _PREVIEW_DETAIL).convert("L")
    soft = _fitted(coarse, _PREVIEW).filter(ImageFilter.GaussianBlur(6))
    buffer = io.BytesIO()
    soft.save(buffer, "JPEG", quality=70)
    return buffer.getvalue()
