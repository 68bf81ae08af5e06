"""What hides inside a file is found wherever it stands, also across two pieces."""

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.evidence.hidden import _ANYWHERE, _SCRIPT, Marks, Watched, hides_something
from khien.evidence.models import ExhibitKind

MARKS = _ANYWHERE + _SCRIPT


def written(mark, capitals):
    return bytes(b - 32 if c and 97 <= b <= 122 else b for b, c in zip(mark, capitals, strict=True))


@given(st.data())
def test_a_mark_is_found_wherever_it_stands_however_it_is_written(data):
    mark = data.draw(st.sampled_from(MARKS))
    capitals = data.draw(st.lists(st.booleans(), min_size=len(mark), max_size=len(mark)))
    before, after = data.draw(st.binary(max_size=50)), data.draw(st.binary(max_size=50))
    content = before + written(mark, capitals) + after
    marks = Marks(ExhibitKind.MP4)
    cut = data.draw(st.integers(0, len(content)))
    for piece in (content[:cut], content[cut:]):
        marks.look(piece)
    assert marks.found


@given(st.sampled_from(MARKS), st.data())
def test_a_mark_without_one_of_its_letters_is_none(mark, data):
    at = data.draw(st.integers(0, len(mark) - 1))
    marks = Marks(ExhibitKind.MP4)
    marks.look(mark[:at] + bytes([mark[at] ^ 0x80]) + mark[at + 1 :])
    assert not marks.found


@pytest.mark.parametrize("kind", [ExhibitKind.PDF, ExhibitKind.DOCX])
def test_documents_may_hold_words_of_web_pages_and_no_programs(kind):
    assert not hides_something(io.BytesIO(b"a <script> b <!doctype html>"), kind)
    assert hides_something(io.BytesIO(b"a" + _ANYWHERE[0]), kind)


def test_plain_text_may_tell_of_anything():
    assert not hides_something(io.BytesIO(b"".join(MARKS)), ExhibitKind.TEXT)


def test_a_large_film_of_chance_hides_nothing():
    content = random.Random(1).randbytes(30_000_000)
    assert not hides_something(io.BytesIO(content), ExhibitKind.MP4)


def test_what_is_watched_goes_by_unchanged():
    marks = Marks(ExhibitKind.MP4)
    watched = Watched(io.BytesIO(b"abc" * 1000 + _ANYWHERE[1]), marks)
    pieces = [watched.read(100) for _ in range(40)]
    assert b"".join(pieces) == b"abc" * 1000 + _ANYWHERE[1]
    assert marks.found
