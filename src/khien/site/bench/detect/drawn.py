"""Pictures for the bench: gradients, noise, drawings, text, and what weighs as photographs do.

As a JPEG of quality 85 and 640 × 480 pixels the last weighs 1.6 bits a pixel, at quality 75 1.0.
Eleven photographs cut to the same size weighed 0.9 to 2.9 at quality 85, the middle one 1.6, and
0.7 to 2.2 at quality 75; those of about the same weight take libjpeg-turbo as long to decode.
"""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

SIZE = (640, 480)
CAMERAS = (4000, 3000)  # 12 megapixels
_SHAPES = 40

Size = tuple[int, int]
Picture = NDArray[np.uint8]


def gradient(seed: int, size: Size = SIZE) -> Picture:
    return _soft(np.random.default_rng(seed), (4, 3), size)


def noise(seed: int, size: Size = SIZE) -> Picture:
    return np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)


def drawing(seed: int, size: Size = SIZE) -> Picture:
    """Ellipses and lines on white."""
    chance, (width, height) = np.random.default_rng(seed), size
    image = Image.new("RGB", size, "white")
    pen, thick = ImageDraw.Draw(image), max(1, width // 200)
    for _ in range(_SHAPES):
        x, y, to_x, to_y = (int(chance.integers(0, side)) for side in (*size, *size))
        wide, high = int(chance.integers(width // 40, width // 6)), height // 10
        colour = tuple(int(each) for each in chance.integers(0, 256, 3))
        pen.ellipse((x, y, x + wide, y + high), fill=colour, outline="black", width=thick)
        pen.line((x, y, to_x, to_y), fill="black", width=thick)
    return np.asarray(image)


def text(seed: int, size: Size = SIZE) -> Picture:
    """A page of letters in no language."""
    chance = np.random.default_rng(seed)
    image = Image.new("RGB", size, "white")
    pen, high = ImageDraw.Draw(image), size[1] // 30
    font = ImageFont.load_default(high)
    for y in range(4, size[1], high + high // 2):
        letters = "".join(chr(97 + int(each)) for each in chance.integers(0, 26, 70))
        words = " ".join(letters[at : at + 5] for at in range(0, 70, 5))
        pen.text((8, y), words, fill="black", font=font)
    return np.asarray(image)


def picture(seed: int, size: Size = SIZE) -> Picture:
    """Soft colours with a camera's grain, and boxes with hard edges."""
    chance = np.random.default_rng(seed)
    drawn = _soft(chance, (16, 12), size).astype(np.int16)
    drawn += chance.integers(-12, 13, drawn.shape, dtype=np.int16)
    for _ in range(12):
        x, y = chance.integers(0, size[0]), chance.integers(0, size[1])
        drawn[y : y + size[1] // 8, x : x + size[0] // 8] = chance.integers(0, 256, 3)
    return np.clip(drawn, 0, 255).astype(np.uint8)


KINDS = {
    "gradient": gradient,
    "noise": noise,
    "drawing": drawing,
    "page of text": text,
    "picture as heavy as a photo": picture,
}


def _soft(chance: np.random.Generator, points: Size, size: Size) -> Picture:
    few = Image.fromarray(chance.integers(0, 256, (points[1], points[0], 3), dtype=np.uint8))
    return np.asarray(few.resize(size, Image.Resampling.BICUBIC))


def jpeg(array: Picture, quality: int = 85) -> bytes:
    file = io.BytesIO()
    Image.fromarray(array).save(file, "JPEG", quality=quality)
    return file.getvalue()
