"""What an author is told about a lesson, and which picture is none."""

from dataclasses import replace

import pytest

from khien.core.refusal import Refused
from khien.curriculum.content import Content, Story
from khien.curriculum.rules.lesson import troubles
from khien.curriculum.rules.picture import check_picture
from khien.curriculum.rules.sound import check_sound

ITEM = {"question": "Hỏi?", "answers": ["Một", "Hai"], "key": 0, "why": "Vì em kể thì bạn đỡ sợ."}


def wrong(given, **changes):
    return troubles(replace(given.content, **changes), band="A1", strands=("S1",))


def test_a_lesson_as_it_ships_has_no_trouble(given):
    assert wrong(given) == []
    assert Content.of(given.content.as_data()) == given.content


def test_each_thing_that_is_wrong_is_told(given):
    story, items = given.content.story, given.content.items
    no_help = Story(story.title, story.paragraphs, "Trời lại nắng.")
    assert any("việc giúp đỡ" in said for said in wrong(given, story=no_help))
    assert any("5 câu" in said for said in wrong(given, items=items[:4]))
    doubled = (replace(items[0], answers=("Có", "có")), *items[1:])
    assert any("giống nhau" in said for said in wrong(given, items=doubled))
    unexplained = (replace(items[0], why="Vì."), *items[1:])
    assert any("vì sao" in said for said in wrong(given, items=unexplained))
    one_place = tuple(replace(item, key=0) for item in items)
    assert any("cùng một chỗ" in said for said in wrong(given, items=one_place))
    unwritten = tuple(replace(item, answers=(), key=0) for item in items)
    assert not any("cùng một chỗ" in said for said in wrong(given, items=unwritten))
    assert any("sản phẩm" in said for said in wrong(given, home="Mở Facebook cùng bố."))
    long = replace(given.content.story, paragraphs=("và em đi " * 6 + ".",) * 40)
    assert any("trung bình 1" in said and ".0 " not in said for said in wrong(given, story=long))
    endless = "và em đi " * 30
    assert any("nên tách ra" in said for said in wrong(given, home=endless))
    assert troubles(given.content, band="A1", strands=("S9",)) == []  # 111 is in what to mind
    silent = replace(given.content, careful="Hãy nghe em kể.")
    assert any("111" in said for said in troubles(silent, band="A1", strands=("S9",)))


@pytest.mark.parametrize("missing", ["story", "home", "items"])
def test_what_is_no_lesson_is_named(given, missing):
    told = given.content.as_data()
    del told[missing]
    with pytest.raises(ValueError, match=missing):
        Content.of(told)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0" onload="x()"/>',
        '<image href="https://x.example/a.png"/>',
        '<a href="x"><path d="M0 0"/></a>',
        '<path d="M0 0" style="fill:url(https://x.example)"/>',
        '<path d="M0 0" fill="url(https://x.example)"/>',
        "<foreignObject/>",
        "<path d=",
    ],
)
def test_a_picture_that_runs_loads_or_links_is_refused(inside):
    check_picture(SVG.format('<path d="M0 0h4" fill="#fff"/>'))
    with pytest.raises(Refused):
        check_picture(SVG.format(inside))


@pytest.mark.parametrize(
    "text",
    ["", "not a picture", f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG}', SVG.format(" " * 70_000)],
)
def test_what_is_no_picture_or_too_heavy_is_refused(text):
    with pytest.raises(Refused):
        check_picture(text)


def test_a_recording_is_known_by_its_first_bytes():
    assert check_sound(b"ID3\x04" + bytes(40)) == "audio/mpeg"
    assert check_sound(b"OggS" + bytes(40)) == "audio/ogg"
    for wrong_one in (b"", b"<html>", b"OggS" + bytes(2_000_001)):
        with pytest.raises(Refused):
            check_sound(wrong_one)
