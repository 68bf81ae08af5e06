"""`python -m khien.publishing.shrinking`: a picture on the way in, its four small ones out.

A process of its own with a bound on its memory: what was handed in may be of any size or broken on
purpose. It knows neither Django nor the database. Nothing beside the pixels is kept: no place, no
device, no day.
"""

import base64
import io
import json
import resource
import sys
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

WIDE, NARROW = 1280, 480
MOST_PIXELS = 64_000_000
MEMORY = 1_500_000_000  # bytes
_QUALITY = {"webp": 74, "jpeg": 78}


class Unusable(Exception):  # noqa: N818  (said as it is)
    pass


def shrink(data: bytes) -> dict[str, Any]:
    """Raises Unusable with "kind", "large" or "broken"."""
    Image.MAX_IMAGE_PIXELS = None  # told by ourselves, in words
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as opened:
            _check_size(opened)
            opened.draft("RGB", (WIDE, WIDE))  # a JPEG is read at the size that is needed
            upright = ImageOps.exif_transpose(opened)
            whole = _on_white(upright)
    except Unusable:
        raise
    except UnidentifiedImageError:
        raise Unusable("kind") from None
    except (OSError, ValueError, SyntaxError, MemoryError):
        raise Unusable("broken") from None
    wide, narrow = _of_width(whole, WIDE), _of_width(whole, NARROW)
    sizes = {"width": wide.width, "height": wide.height, "narrow": narrow.width}
    pictures = {"wide": wide, "narrow": narrow}
    files = {
        f"{name}_{kind}": base64.b64encode(_saved(picture, kind)).decode()
        for name, picture in pictures.items()
        for kind in _QUALITY
    }
    return {**sizes, "files": files}


def _check_size(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise Unusable("large")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA", "P"}:
        picture.thumbnail((WIDE * 2, WIDE * 8))
        seen = picture.convert("RGBA")
        ground = Image.new("RGB", seen.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return picture.convert("RGB")


def _of_width(picture: Image.Image, width: int) -> Image.Image:
    made = picture.copy()
    made.thumbnail((width, width * 3), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return made


def _saved(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    bare.save(out, kind, quality=_QUALITY[kind], optimize=True)
    return out.getvalue()


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        told = shrink(sys.stdin.buffer.read())
    except Unusable as why:
        told = {"refused": str(why)}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
