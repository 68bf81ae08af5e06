"""PDQ against the reference implementation, bit for bit, and what no picture can be made of."""

import struct
import zlib
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from drawn_pictures import KINDS, boxes, encoded, flat, noise, soft
from khien_detect import images
from khien_detect.images import hashing, kernels, taps

SIZES = [(5, 5), (64, 64), (64, 65), (63, 200), (480, 640), (37, 900), (2000, 129), (1080, 1920)]
REFERENCE = pytest.importorskip("pdqhash", reason="the reference is installed by `./khien test`")
EXCHANGE = pytest.importorskip("threatexchange.signal_type.pdq.pdq_hasher")


def reference(picture):
    bits, quality = REFERENCE.compute(picture)
    return np.packbits(bits).tobytes(), int(quality)


def ours(picture):
    found = images.pdq_array(picture)
    return found.hash, found.quality


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("height", "width"), SIZES)
def test_hash_and_quality_are_the_references(kind, height, width):
    for seed in range(3):
        picture = kind(seed, height, width)
        assert ours(picture) == reference(picture)


@settings(deadline=None, max_examples=150)
@given(
    kind=st.sampled_from(KINDS),
    seed=st.integers(0, 2**32 - 1),
    height=st.integers(5, 400),
    width=st.integers(5, 400),
)
def test_pictures_of_any_size_have_the_references_hash(kind, seed, height, width):
    picture = kind(seed, height, width)
    assert ours(picture) == reference(picture)


@settings(deadline=None, max_examples=100)
@given(
    kind=st.sampled_from(KINDS),
    seed=st.integers(0, 2**32 - 1),
    height=st.integers(5, 700),
    width=st.integers(5, 700),
)
def test_the_fast_way_is_never_further_off_than_it_is_believed_to_be(kind, seed, height, width):
    picture = kind(seed, height, width)
    fast = kernels.points(picture, *taps.taps(height), *taps.taps(width))
    exact = kernels.blurred(picture)
    drift = hashing._drift(height, width)
    values = np.abs(kernels.transformed(fast) - kernels.transformed(exact)).max()
    steps = max(np.abs(np.diff(fast - exact, axis=way)).max() for way in (0, 1)) * 100 / 255
    assert values < hashing._VALUE_DOUBT * drift
    assert steps < hashing._STEP_DOUBT * drift


@settings(deadline=None, max_examples=100)
@given(
    kind=st.sampled_from(KINDS),
    seed=st.integers(0, 2**32 - 1),
    height=st.integers(5, 700),
    width=st.integers(5, 700),
)
def test_the_exact_way_alone_gives_the_references_hash(kind, seed, height, width):
    picture = kind(seed, height, width)
    with pytest.MonkeyPatch.context() as once:
        once.setattr(hashing, "_settled", lambda values, doubt: False)
        assert ours(picture) == reference(picture)


@pytest.mark.parametrize(("height", "width"), [(3000, 4000), (5, 3001), (3001, 5)])
def test_so_it_does_for_large_and_long_pictures(height, width, monkeypatch):
    monkeypatch.setattr(hashing, "_settled", lambda values, doubt: False)
    for kind in (soft, boxes):
        picture = kind(7, height, width)
        assert ours(picture) == reference(picture)


def test_a_bit_at_the_median_is_decided_by_the_references_arithmetic(monkeypatch):
    pictures = [flat(seed, 300, 301) for seed in range(1, 20)]
    assert [ours(each) for each in pictures] == [reference(each) for each in pictures]
    monkeypatch.setattr(hashing, "_settled", lambda values, doubt: True)
    trusting = [ours(each) for each in pictures]
    assert trusting != [reference(each) for each in pictures], "nothing was in doubt here"


def two_boxes(length, point):
    """What a point is to each pixel of a side, as the reference defines it, step by step."""
    window = (length + 127) // 128
    after = (window + 2) // 2

    def box(middle):
        found = np.zeros(length)
        found[max(0, middle + after - window) : middle + after] = 1
        return found / found.sum()

    middle = box(int((point + 0.5) * length / 64))
    return sum(middle[at] * box(at) for at in np.flatnonzero(middle))


@pytest.mark.parametrize("length", [5, 64, 65, 128, 129, 640, 1001, 60_001])
def test_a_point_rests_on_the_pixels_under_two_boxes_and_on_no_other(length):
    first, weights = taps.taps(length)
    for point in (0, 1, 31, 62, 63):
        mine, wanted = np.zeros(length), two_boxes(length, point)
        mine[first[point] : first[point] + weights.shape[1]] = weights[point][
            : length - first[point]
        ]
        assert np.abs(mine - wanted).max() < 1e-6 * wanted.max()
        assert not mine[wanted == 0].any()


def test_the_weights_of_very_long_sides_are_not_kept():
    """Those of the longest fill fifty megabytes, and anybody may send many lengths."""
    before = taps._kept.cache_info().currsize
    taps.taps(1_000_000)
    taps.taps(1_000_001)
    assert taps._kept.cache_info().currsize == before


@pytest.mark.parametrize("side", [1, 2, 4])
def test_pictures_smaller_than_the_reference_takes_have_no_hash(side):
    assert images.pdq_array(noise(1, side, 200)) == images.Pdq(bytes(32), 0)
    assert reference(noise(1, side, 200)) == (bytes(32), 0)


def test_arrays_of_another_shape_or_type_are_refused():
    for wrong in (np.zeros((8, 8), np.uint8), np.zeros((8, 8, 4), np.uint8), np.zeros((8, 8, 3))):
        with pytest.raises(ValueError, match="expected uint8"):
            images.pdq_array(wrong)


def test_an_array_that_does_not_lie_in_one_piece_is_hashed_alike():
    picture = noise(3, 200, 300)
    assert ours(picture[::-1, ::2]) == ours(np.ascontiguousarray(picture[::-1, ::2]))


FILES = {
    "JPEG": {"quality": 90},
    "JPEG 4:4:4": {"quality": 75, "subsampling": 0},
    "JPEG progressive": {"progressive": True},
    "PNG": {},
    "WEBP": {"quality": 80},
    "BMP": {},
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", [noise, soft, boxes])
def test_files_have_the_hash_that_threatexchange_gives_them(name, kind):
    data = encoded(kind(5, 333, 501), name.split()[0], **FILES[name])
    found = images.pdq(data)
    assert (found.hash.hex(), found.quality) == EXCHANGE.pdq_from_bytes(data)


@pytest.mark.parametrize("kind", [soft, boxes])
def test_from_brightness_alone_the_hash_is_a_few_bits_off_at_most(kind):
    for seed in range(10):
        data = encoded(kind(seed, 480, 640), "JPEG", quality=85)
        whole, grey = images.pdq(data), images.pdq(data, grey=True)
        apart = int.from_bytes(whole.hash, "big") ^ int.from_bytes(grey.hash, "big")
        assert apart.bit_count() <= 4


def test_a_grey_file_is_hashed_as_the_reference_hashes_three_equal_channels():
    grey = np.asarray(Image.fromarray(soft(2, 200, 260)).convert("L"))
    for data in (encoded(grey, "JPEG"), encoded(grey, "PNG")):
        assert images.pdq(data).hash.hex() == EXCHANGE.pdq_from_bytes(data)[0]
        assert images.pdq(data, grey=True).hash == images.pdq(data).hash


def near(data, picture):
    """Whether a file has about the hash of the picture it was made from."""
    apart = int.from_bytes(images.pdq(data).hash, "big") ^ int.from_bytes(
        images.pdq_array(picture).hash, "big"
    )
    return apart.bit_count() <= 16


def test_unusual_files_are_hashed_by_what_they_show():
    picture = soft(4, 240, 320)
    image = Image.fromarray(picture)
    deep = np.asarray(image.convert("L")).astype(np.uint16) << 8
    turned = Image.Exif()
    turned[274] = 6
    frames = [Image.fromarray(noise(n, 240, 320)) for n in range(2)]
    assert near(encoded(image.convert("CMYK"), "JPEG"), picture)
    assert near(encoded(image.convert("RGBA"), "PNG"), picture)
    assert near(encoded(image.convert("LA"), "PNG"), picture)
    few = image.quantize(250)
    assert near(encoded(few, "PNG"), np.asarray(few.convert("RGB")))
    assert near(encoded(Image.fromarray(deep), "PNG"), picture)
    assert near(encoded(image, "JPEG", exif=turned), picture), "the camera's note is not followed"
    moving = encoded(few, "GIF", save_all=True, append_images=frames)
    assert near(moving, np.asarray(few.convert("RGB"))), "the first picture is taken"
    assert near(encoded(image, "TIFF"), picture)


def test_pictures_of_telephones_in_heif_are_read():
    heif = pytest.importorskip("pillow_heif")
    heif.register_heif_opener(thumbnails=False)
    picture = soft(6, 256, 256)
    assert near(encoded(picture, "HEIF", quality=90), picture)


def test_a_picture_of_one_point_is_read_and_has_no_hash():
    assert images.pdq(encoded(flat(9, 1, 1), "PNG")) == images.Pdq(bytes(32), 0)


def png_that_claims(width, height):
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def jpeg_that_claims(width, height):
    data = encoded(noise(1, 16, 16), "JPEG")
    at = data.index(b"\xff\xc0")
    return data[: at + 5] + struct.pack(">HH", height, width) + data[at + 9 :]


def bmp_in_runs(width, height):
    """Each line but its first point is left to be filled by whoever reads it."""
    body = b"\x01\x05\0\0" * height + b"\0\1"
    at = 14 + 40 + 1024
    head = struct.pack("<2sIHHI", b"BM", at + len(body), 0, 0, at)
    about = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 1, len(body), 0, 0, 256, 0)
    return head + about + bytes(1024) + body


def test_a_small_bmp_in_runs_is_read():
    assert len(images.pdq(bmp_in_runs(64, 64)).hash) == 32


REFUSED = {
    "a BMP of 1 kB that takes ten seconds": (bmp_in_runs(1 << 20, 61), "run lengths"),
    "nothing": (b"", "empty"),
    "a word": (b"hello", "not a picture"),
    "a drawing in XML": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not a picture"),
    "half a JPEG": (encoded(noise(1, 99, 99), "JPEG")[:1500], "broken or cut short"),
    "half a PNG": (encoded(noise(1, 99, 99), "PNG")[:1500], "broken or cut short"),
    "the first bytes of a JPEG": (b"\xff\xd8\xff", "picture"),
    "a PNG of 20,000 × 20,000": (png_that_claims(20_000, 20_000), "pixels"),
    "a JPEG of 65,000 × 65,000": (jpeg_that_claims(65_000, 65_000), "pixels"),
    "a PNG larger than any": (png_that_claims(2**31 - 1, 2**31 - 1), "pixels|broken"),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("grey", [False, True])
def test_what_is_no_picture_says_why(name, grey):
    data, why = REFUSED[name]
    with pytest.raises(images.Unreadable, match=why):
        images.pdq(data, grey=grey)


@settings(deadline=None, max_examples=300)
@given(
    kind=st.sampled_from(["JPEG", "PNG", "GIF", "WEBP"]),
    at=st.floats(0, 1),
    bites=st.binary(min_size=1, max_size=20),
)
def test_a_damaged_file_is_hashed_or_unreadable_and_never_anything_else(kind, at, bites):
    data = bytearray(encoded(soft(8, 60, 80), kind))
    place = int(at * (len(data) - 1))
    data[place : place + len(bites)] = bites
    with suppress(images.Unreadable):
        assert len(images.pdq(bytes(data)).hash) == 32
