"""Films and pictures that move in a scan: the seconds at which something known is shown."""

import json
import sys

import pytest
from PIL import Image

from drawn_films import film, picture
from drawn_pictures import encoded, soft
from khien_detect import images
from khien_detect.cli import main
from khien_detect.images.banks import Entry, HashKind, write_csv
from khien_detect.scan.looking import Looker, Wanted
from khien_detect.scan.sources import parts_of

pytest.importorskip("av", reason="the extra `video` is installed by `./khien test`")

KNOWN = soft(7, 240, 320)


def shown(number):
    """Frames 25 to 34 are the known picture; the others a box that wanders."""
    return KNOWN if 25 <= number < 35 else picture(number, 3, 240, 320)


@pytest.fixture
def index(tmp_path):
    bank = [Entry(HashKind.PDQ, images.pdq_array(KNOWN).hash, source="Mẫu")]
    (tmp_path / "bank.csv").write_text(write_csv(bank), "utf-8")
    path = tmp_path / "known.index"
    main(["images", "index", "build", str(tmp_path / "bank.csv"), "--out", str(path)])
    return str(path)


def looked(tmp_path, index, name, data, **wanted):
    source, done = tmp_path / "source", tmp_path / "done"
    source.mkdir()
    done.mkdir()
    (source / name).write_bytes(data)
    (part,) = parts_of(source, text="text", url="url")
    said = Looker(Wanted(index, **wanted), str(done)).do(part)
    rows = (done / "00000000.jsonl").read_text("utf-8").splitlines()
    return said, [json.loads(row) for row in rows]


def test_a_known_key_frame_brings_the_frames_of_every_second(tmp_path, index):
    done, rows = looked(tmp_path, index, "phim.mp4", film(pictures=shown, gop=5))
    assert [row["where"] for row in rows] == [2.5, 3.0]
    assert {row["kind"] for row in rows} == {"known_image"}
    assert all("Mẫu" in row["why"][0]["words"] and len(row["pdq"]) == 64 for row in rows)
    assert (done.looked, done.found, done.unreadable) == (1, 2, 0)


def test_where_seconds_are_asked_for_all_of_them_are_looked_at(tmp_path, index):
    _done, rows = looked(tmp_path, index, "x.mkv", film("matroska", pictures=shown), every=0.2)
    assert [row["where"] for row in rows] == [2.6, 2.8, 3.0, 3.2, 3.4]


def test_a_film_without_anything_known_has_no_findings(tmp_path, index):
    done, rows = looked(tmp_path, index, "x.mp4", film())
    assert rows == []
    assert (done.looked, done.found, done.unreadable) == (1, 0, 0)


@pytest.mark.parametrize("name", ["không đuôi", "phim.jpg"])
def test_a_film_is_one_whatever_its_name_says(tmp_path, index, name):
    _done, rows = looked(tmp_path, index, name, film(pictures=shown, gop=5))
    assert [row["kind"] for row in rows] == ["known_image"] * 2


def test_a_film_cut_short_tells_what_was_seen_and_that_it_was_not_all(tmp_path, index):
    data = film("matroska", pictures=shown, gop=5)
    done, rows = looked(tmp_path, index, "x.mkv", data[: len(data) * 3 // 4])
    assert [row["kind"] for row in rows] == ["known_image", "known_image", "unreadable"]
    assert "cut short after" in rows[-1]["why"][0]["words"]
    assert (done.found, done.unreadable) == (2, 1)


def test_without_the_extra_a_film_is_told_as_unread(tmp_path, index, monkeypatch):
    data = film(pictures=shown)
    monkeypatch.setitem(sys.modules, "av", None)
    _done, rows = looked(tmp_path, index, "x.mp4", data)
    assert [row["kind"] for row in rows] == ["unreadable"]
    assert "khien[video]" in rows[0]["why"][0]["words"]


def test_a_picture_that_moves_is_looked_at_second_by_second(tmp_path, index):
    frames = [Image.fromarray(shown(number)) for number in (0, 1, 30, 2)]
    data = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=1000)
    _done, rows = looked(tmp_path, index, "x.webp", data)
    assert [(row["kind"], row["where"]) for row in rows] == [("known_image", 2.0)]


def test_a_still_picture_has_no_seconds(tmp_path, index):
    _done, rows = looked(tmp_path, index, "x.png", encoded(KNOWN, "PNG"))
    assert [(row["kind"], row["where"]) for row in rows] == [("known_image", None)]


def test_what_is_too_large_to_be_a_picture_is_not_read(tmp_path, index, monkeypatch):
    monkeypatch.setattr("khien_detect.scan.items.MOST_BYTES", 1000)
    _done, rows = looked(tmp_path, index, "x.png", bytes(1001))
    assert "larger than 1,000 bytes" in rows[0]["why"][0]["words"]
