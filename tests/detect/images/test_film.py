"""Films: frames with their time and hash, and what no film can be made of."""

import io
import tracemalloc
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_films import KINDS, film, picture, with_sound_alone
from drawn_pictures import encoded, soft
from khien_detect import images
from khien_detect.images.film import HEAD

av = pytest.importorskip("av", reason="the extra `video` is installed by `./khien test`")


def apart(first, second):
    return (int.from_bytes(first, "big") ^ int.from_bytes(second, "big")).bit_count()


def read_until_trouble(source, every="key"):
    """The frames, and why there were no more."""
    frames = []
    with pytest.raises(images.Unreadable) as why:
        frames.extend(images.video(source, every=every))
    return frames, str(why.value)


def taken(source, every):
    """The seconds of all frames, also of those before a trouble."""
    seconds = []
    with suppress(images.Unreadable):
        seconds.extend(frame.seconds for frame in images.video(source, every=every))
    return seconds


@pytest.mark.parametrize("kind", KINDS)
def test_each_frame_has_its_time_and_about_the_hash_of_what_it_shows(kind):
    frames = list(images.video(film(kind), every=1))
    assert [frame.seconds for frame in frames] == pytest.approx([0, 1, 2, 3, 4, 5], abs=0.11)
    for frame in frames:
        shown = images.pdq_array(picture(round(frame.seconds * 10)))
        assert apart(frame.hash, shown.hash) <= 24
        assert abs(frame.quality - shown.quality) <= 20


def test_key_frames_alone_are_the_same_frames():
    data = film(gop=15)
    every = {frame.seconds: frame for frame in images.video(data, every=0.1)}
    key = list(images.video(data))
    assert [frame.seconds for frame in key] == [0.0, 1.5, 3.0, 4.5]
    assert [every[frame.seconds] for frame in key] == key
    assert len(every) == 60


@pytest.mark.parametrize(("every", "wanted"), [(0.3, 20), (0.7, 9), (2, 3), (100, 1), (0.0001, 60)])
def test_one_frame_is_taken_of_each_stretch(every, wanted):
    assert len(taken(film(), every)) == wanted


def test_a_path_is_read_as_its_bytes_are(tmp_path):
    path = tmp_path / "phim.mp4"
    data = film(target=path)
    assert list(images.video(path)) == list(images.video(str(path))) == list(images.video(data))


def test_the_hash_is_the_one_of_the_decoded_picture():
    data = film("avi")
    with av.open(io.BytesIO(data)) as container:
        wanted = images.pdq_array(next(container.decode(video=0)).to_ndarray(format="rgb24"))
    found = next(images.video(data))
    assert images.Pdq(found.hash, found.quality) == wanted


@pytest.mark.parametrize("every", [0, -1, float("nan")])
def test_seconds_that_cannot_be_are_refused(every):
    with pytest.raises(ValueError, match="above 0"):
        images.video(film(many=1), every=every)


PLAYLIST = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n{}\n#EXT-X-ENDLIST\n"
REFUSED = {
    "nothing": (lambda _path: b"", "empty"),
    "a word": (lambda _path: b"hello", "not a film"),
    "zeros": (lambda _path: bytes(10**6), "not a film"),
    "a picture": (lambda _path: encoded(soft(1, 60, 80), "PNG"), "not a film"),
    "a film without its index": (lambda _path: film()[:4000], "cut short"),
    "a playlist": (lambda path: PLAYLIST.format(path.as_uri()).encode(), "not a film"),
    "a list of files": (
        lambda path: f"ffconcat version 1.0\nfile '{path}'\n".encode(),
        "not a film",
    ),
    "sound alone": (lambda _path: with_sound_alone(), "no moving pictures"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_film_says_why_and_leads_to_no_other_file(name, tmp_path):
    film(target=tmp_path / "real.mp4")
    make, why = REFUSED[name]
    frames, said = read_until_trouble(make(tmp_path / "real.mp4"))
    assert frames == []
    assert why in said


@pytest.mark.parametrize("kind", ["matroska", "webm", "flv"])
def test_a_film_cut_short_gives_what_is_there_and_says_where_it_ends(kind):
    data = film(kind)
    frames, said = read_until_trouble(data[: len(data) // 2], every=1)
    assert 1 <= len(frames) <= 4
    assert "cut short after" in said


def test_an_mp4_cut_short_gives_what_is_there(tmp_path):
    data = film(target=tmp_path / "x.mp4")
    frames, said = read_until_trouble(data[: len(data) * 3 // 4], every=1)
    assert [frame.seconds for frame in frames] == [0, 1, 2, 3]
    assert "cut short after" in said


def test_a_damaged_stretch_does_not_hide_what_follows():
    data = bytearray(film("mpegts"))
    middle = len(data) // 3
    data[middle : middle + 2000] = bytes(2000)
    assert taken(bytes(data), 1)[-1] >= 4


def test_a_film_of_too_many_pixels_is_not_decoded(monkeypatch):
    monkeypatch.setattr("khien_detect.images.decode.MOST_PIXELS", 10_000)
    frames, said = read_until_trouble(film())
    assert frames == []
    assert "160 × 120 pixels are more than 10,000" in said


def test_memory_does_not_grow_with_the_length_of_a_film():
    long = film(many=1200, gop=5)
    frames = images.video(long, every=0.1)
    next(frames)
    tracemalloc.start()
    many = sum(1 for _frame in frames)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert many == 1199
    assert most < 2_000_000


@settings(deadline=None, max_examples=80)
@given(
    kind=st.sampled_from(sorted(KINDS)),
    at=st.floats(0, 1),
    bites=st.binary(min_size=1, max_size=40),
)
def test_a_damaged_film_is_read_or_unreadable_and_never_anything_else(whole, kind, at, bites):
    data = bytearray(whole[kind])
    place = int(at * (len(data) - 1))
    data[place : place + len(bites)] = bites
    seconds = taken(bytes(data), 0.5)
    assert len(seconds) <= 20


@pytest.fixture(scope="module")
def whole():
    return {kind: film(kind, many=20) for kind in KINDS}


def test_a_film_is_known_by_its_beginning(whole):
    assert all(images.is_film(data[:HEAD]) for data in whole.values())
    pictures = [encoded(soft(1, 60, 80), kind) for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP")]
    assert not any(images.is_film(data[:HEAD]) for data in pictures)
    assert not images.is_film(b"")
    assert not images.is_film(b"Good morning")


def test_heic_is_a_picture_though_it_lies_in_the_boxes_of_a_film():
    heif = pytest.importorskip("pillow_heif")
    heif.register_heif_opener(thumbnails=False)
    assert not images.is_film(encoded(np.ascontiguousarray(soft(1, 64, 64)), "HEIF")[:HEAD])
