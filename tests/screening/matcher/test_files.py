"""Photos and films that come in: hashed, bounded, never opened where they should not be."""

import io

import pytest
from PIL import Image

from khien.screening.matcher import uploads
from matcher_things import png
from wsgi_calls import form

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({}, 400),
        ({"audio": b"x"}, 400),
        ({"photo": png(), "video": b"x"}, 400),
        ({"photo": b""}, 400),
        ({"photo": b"x"}, 400),
        ({"photo": png()[:300]}, 400),
        ({"photo": b"<svg/>"}, 400),
        ({"video": b""}, 200),
    ],
)
def test_a_file_that_cannot_be_hashed_is_said_to_be_so(post, files, status):
    answer = post("/h/hash", *form(**files))
    assert answer.status == status
    assert answer.json()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "multipart/form-data"),
        (b"x", "multipart/form-data; boundary=a"),
        (b"--a\r\n", "multipart/form-data; boundary=" + "b" * 5000),
        (b"--a\r\nContent-Disposition: form-data; name=photo\r\n\r\nx", "multipart/form-data"),
        (b"{}", "application/json"),
        (b"photo=1", "application/x-www-form-urlencoded"),
        (form(photo=png())[0][:400], form(photo=png())[1]),
    ],
)
def test_what_is_no_form_is_answered_clearly(post, body, kind):
    answer = post("/h/hash", body, kind)
    assert answer.status == 400
    assert answer.json()["message"]


@pytest.mark.parametrize("types", ["tmk", ",", "video_md5", "pdq,x"])
def test_only_hashes_of_its_kind_are_made(post, types):
    assert post("/h/hash", *form(photo=png()), query=f"types={types}").status == 400


def test_a_photo_and_a_film_have_their_bounds(post, monkeypatch):
    monkeypatch.setitem(uploads.LARGEST, "photo", 1000)
    monkeypatch.setitem(uploads.LARGEST, "video", 5000)
    assert post("/h/hash", *form(photo=bytes(1001))).status == 413
    assert post("/h/hash", *form(video=bytes(1001))).status == 200
    assert post("/h/hash", *form(video=bytes(5001))).status == 413
    assert post("/h/hash", *form(video=bytes(200_000))).status == 413


def test_a_bomb_is_not_opened(post):
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    answer = post("/h/hash", *form(photo=file.getvalue()))
    assert (answer.status, "pixels" in answer.json()["message"]) == (400, True)
