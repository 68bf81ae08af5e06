"""Pictures of an article: scaled, without what a camera adds, told in words; no SVG."""

import io

import pytest
from PIL import Image

from fixtures_publishing import NOW
from khien.core.refusal import Refused
from khien.publishing import actions, cards
from khien.publishing.actions import NewPicture
from khien.publishing.models import Picture, ShareCard

ALT = "Các em nhỏ vẽ tranh trong sân trường"


def file_of(size, form="JPEG", **more):
    out = io.BytesIO()
    Image.new("RGB", size, (40, 120, 90)).save(out, form, **more)
    return out.getvalue()


def place(draft, by, data, alt=ALT):
    return actions.place_picture(draft.pk, NewPicture(data, alt, "Ảnh mẫu"), by=by, now=NOW)


def test_forty_megapixels_become_two_widths_without_where_and_when(draft, writer):
    camera = Image.Exif()
    camera[0x010F] = "MAYCHUP"
    camera.get_ifd(0x8825)[1] = "N"
    camera[0x0112] = 6  # lies on its side
    placed = place(draft, writer, file_of((7300, 5500), exif=camera))
    picture = placed.picture
    assert (picture.width, picture.height, picture.narrow) == (1280, 1699, 480)
    for name in ("wide_webp", "wide_jpeg", "narrow_webp", "narrow_jpeg"):
        data = bytes(getattr(picture, name))
        shown = Image.open(io.BytesIO(data))
        assert not shown.getexif()
        assert b"MAYCHUP" not in data


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>', "SVG"),
        (b"<svg onload=alert(1)>", "SVG"),
        (b"GIF89a" + b"\0" * 40, "JPEG, PNG"),
        (file_of((900, 900))[:800], "bị hỏng"),
        (b"x" * 25_000_001, "25 MB"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(draft, writer, data, sentence):
    with pytest.raises(Refused, match=sentence):
        place(draft, writer, data)
    assert not Picture.objects.exists()


@pytest.mark.parametrize("alt", ["", "ảnh", "IMG_20261126_0930.jpg"])
def test_a_picture_that_is_not_told_in_words_is_refused(draft, writer, alt):
    with pytest.raises(Refused, match="tả ảnh"):
        place(draft, writer, file_of((40, 40)), alt=alt)


def test_everybody_sees_a_picture_with_its_article_and_not_before(
    draft, writer, reader, client, signed_in
):
    placed = place(draft, writer, file_of((900, 600), "PNG"))
    address = f"/tin-tuc/hinh/{placed.picture_id}/wide.webp"
    assert client.get(address).status_code == 404
    desk = f"/lam-viec/tin-tuc/hinh/{placed.picture_id}/narrow.jpeg"
    assert signed_in(reader).get(desk).headers["Content-Type"] == "image/jpeg"
    actions.submit(draft.pk, by=writer, now=NOW)
    actions.publish(draft.pk, planned=None, by=reader, now=NOW)
    assert client.get(address).headers["Content-Type"] == "image/webp"
    page = client.get(f"/tin-tuc/{draft.article.slug}/").text
    assert f'alt="{ALT}"' in page
    assert f"/tin-tuc/hinh/{placed.picture_id}/wide.jpeg" in page
    actions.withdraw(draft.pk, why="Ảnh chưa được phép.", by=reader, now=NOW)
    assert client.get(address).status_code == 404


def test_a_new_version_keeps_the_pictures_until_they_are_taken_out(published, writer, reader):
    newer = actions.begin(published.article, language="vi", by=writer, now=NOW)
    placed = place(newer, writer, file_of((40, 40)))
    translated = actions.begin(published.article, language="en", by=writer, now=NOW)
    actions.remove_picture(newer.pk, placed.number, seen=newer.saved, by=writer)
    assert not newer.pictures.exists()
    assert translated.pictures.get().picture == Picture.objects.get()
    actions.remove_picture(translated.pk, placed.number, seen=translated.saved, by=writer)
    assert not Picture.objects.exists()


def test_the_title_is_drawn_for_where_the_address_is_passed_on(published, client):
    cards.draw(published.pk, now=NOW)
    cards.draw(published.pk, now=NOW)
    assert ShareCard.objects.count() == 1
    slug = published.article.slug
    drawn = client.get(f"/tin-tuc/{slug}/vi.png")
    assert Image.open(io.BytesIO(drawn.content)).size == (1200, 630)
    assert f"/tin-tuc/{slug}/vi.png" in client.get(f"/tin-tuc/{slug}/").text
