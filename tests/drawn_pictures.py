"""Plain generated pictures: noise, soft colours, boxes, ramps, stripes, flat ones."""

import io

import numpy as np
from PIL import Image


def noise(seed, height, width):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


def soft(seed, height, width):
    few = Image.fromarray(noise(seed, 9, 12))
    return np.asarray(few.resize((width, height), Image.Resampling.BICUBIC))


def boxes(seed, height, width):
    chance = np.random.default_rng(seed)
    picture = np.full((height, width, 3), 255, np.uint8)
    for _ in range(30):
        y, x = chance.integers(0, height), chance.integers(0, width)
        picture[y : y + height // 7 + 1, x : x + width // 9 + 1] = chance.integers(0, 256, 3)
    return picture


def bright(seed, height, width):
    """Much white with a few dark points: what a running sum drifts most on."""
    chance = np.random.default_rng(seed)
    picture = np.full((height, width, 3), 255 - seed % 50, np.uint8)
    picture[chance.random((height, width)) < 0.3] = chance.integers(0, 256, 3)
    return picture


def ramp(_seed, height, width):
    line = np.linspace(0, 255, width).astype(np.uint8)
    return np.ascontiguousarray(np.broadcast_to(line[None, :, None], (height, width, 3)))


def stripes(seed, height, width):
    dark = (np.arange(width) // (seed % 40 + 1) % 2).astype(bool)
    return np.where(dark[None, :, None], np.uint8(3), np.uint8(255)) * np.ones(
        (height, 1, 3), np.uint8
    )


def flat(seed, height, width):
    return np.full((height, width, 3), seed % 256, np.uint8)


KINDS = (noise, soft, boxes, bright, ramp, stripes, flat)


def encoded(picture, kind, **options):
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
