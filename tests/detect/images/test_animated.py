"""Pictures that move: their first frame and one of each stretch of seconds."""

import pytest
from PIL import Image

from drawn_pictures import boxes, encoded, soft
from khien_detect import images

MOVING = {"GIF": {}, "WEBP": {"lossless": True}, "PNG": {}}


def moving(kind, many=8, lasts=400):
    shown = [Image.fromarray(soft(n, 120, 160)) for n in range(many)]
    extra = {"save_all": True, "append_images": shown[1:], "duration": lasts}
    return encoded(shown[0], kind, **MOVING[kind], **extra)


@pytest.mark.parametrize("kind", MOVING)
@pytest.mark.parametrize(
    ("every", "wanted"),
    [(0.4, [0, 0.4, 0.8, 1.2, 1.6, 2, 2.4, 2.8]), (0.8, [0, 0.8, 1.6, 2.4]), (9, [0])],
)
def test_frames_are_taken_with_their_seconds(kind, every, wanted):
    assert [frame.seconds for frame in images.frames(moving(kind), every=every)] == wanted


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_each_has_the_hash_of_what_it_shows(kind):
    found = list(images.frames(moving(kind), every=0.4))
    shown = [images.pdq_array(soft(n, 120, 160)) for n in range(8)]
    assert [(each.hash, each.quality) for each in found] == [
        (each.hash, each.quality) for each in shown
    ]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "JPEG", "BMP", "TIFF"])
def test_a_still_picture_is_one_frame_with_its_hash(kind):
    data = encoded(boxes(1, 90, 120), kind)
    (frame,) = images.frames(data)
    assert (frame.seconds, images.Pdq(frame.hash, frame.quality)) == (0.0, images.pdq(data))


def test_frames_that_say_no_length_last_a_tenth_of_a_second():
    assert [frame.seconds for frame in images.frames(moving("GIF", lasts=0), every=0.2)] == [
        0,
        0.2,
        0.4,
        0.6,
    ]


@pytest.mark.parametrize("kind", ["GIF", "PNG"])
def test_what_is_cut_short_gives_what_is_there_and_says_why(kind):
    data, seconds = moving(kind), []
    with pytest.raises(images.Unreadable, match="cut short"):
        seconds.extend(
            frame.seconds for frame in images.frames(data[: len(data) * 3 // 4], every=0.4)
        )
    assert seconds[:2] == [0, 0.4]
    assert len(seconds) < 8


def test_more_pixels_than_can_be_drawn_in_a_while_are_refused(monkeypatch):
    monkeypatch.setattr("khien_detect.images.animated._MOST_DRAWN", 3 * 120 * 160)
    seconds = []
    with pytest.raises(images.Unreadable, match="pixels in all its frames"):
        seconds.extend(frame.seconds for frame in images.frames(moving("GIF"), every=0.4))
    assert seconds == [0, 0.4, 0.8]


@pytest.mark.parametrize(("data", "why"), [(b"", "empty"), (b"hello", "not a picture")])
def test_what_is_no_picture_says_why(data, why):
    with pytest.raises(images.Unreadable, match=why):
        list(images.frames(data))


def test_seconds_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="above 0"):
        images.frames(moving("GIF"), every=0)
