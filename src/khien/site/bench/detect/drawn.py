"""Pictures for the bench: drawn, and as heavy as photographs once they are JPEG files.

At quality 85 a drawn picture weighs 1.6 bits a pixel and 1.0 at quality 75. Eleven photographs cut
to the same size weighed 0.9 to 2.9 at quality 85, the middle one 1.6, and 0.7 to 2.2 at quality 75;
those of about the same weight take libjpeg-turbo as long to decode as the drawn ones do.
"""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIZE = (640, 480)


def picture(seed: int) -> NDArray[np.uint8]:
    """Soft colours with a camera's grain, and boxes with hard edges."""
    chance = np.random.default_rng(seed)
    few = Image.fromarray(chance.integers(0, 256, (12, 16, 3), dtype=np.uint8))
    drawn = np.asarray(few.resize(SIZE, Image.Resampling.BICUBIC)).astype(np.int16)
    drawn += chance.integers(-12, 13, drawn.shape, dtype=np.int16)
    for _ in range(12):
        x, y = chance.integers(0, SIZE[0]), chance.integers(0, SIZE[1])
        drawn[y : y + 60, x : x + 80] = chance.integers(0, 256, 3)
    return np.clip(drawn, 0, 255).astype(np.uint8)


def jpeg(array: NDArray[np.uint8]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(array).save(file, "JPEG", quality=85)
    return file.getvalue()
