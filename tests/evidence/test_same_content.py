import io
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from fixtures_evidence import HOLDER, OTHER, pdf, picture, receive
from khien.evidence import queries, rules

pytestmark = pytest.mark.django_db

THIRD = UUID("01993a00-0000-7000-8000-000000000003")


def sent_on(content):
    """The same picture as messengers pass it on: smaller, brighter, in another format."""
    image = Image.open(io.BytesIO(content)).convert("RGB").resize((400, 300))
    buffer = io.BytesIO()
    ImageEnhance.Brightness(image).enhance(1.1).save(buffer, "WEBP", quality=60)
    return buffer.getvalue()


@pytest.fixture
def original():
    return picture("PNG", size=(800, 600), seed=1)


def test_equal_files_of_two_reports_propose_each_other(original):
    receive(pdf())
    receive(pdf(), holder=OTHER)
    receive(b"khac", holder=THIRD)
    assert queries.duplicates_of(HOLDER) == [OTHER]
    assert queries.duplicates_of(OTHER) == [HOLDER]
    assert queries.duplicates_of(THIRD) == []


def test_a_picture_sent_on_is_found_again(original):
    first = receive(original)
    second = receive(sent_on(original), holder=OTHER)
    assert first.sha256 != second.sha256
    assert queries.duplicates_of(HOLDER) == [OTHER]
    assert queries.same_content(second) == [first]


def test_another_picture_is_not_the_same(original):
    receive(original)
    receive(picture("PNG", size=(800, 600), seed=2), holder=OTHER)
    assert queries.duplicates_of(HOLDER) == []


def test_plain_pictures_are_not_compared_by_their_look():
    """Two different empty screens have the same perceptual hash and nothing in common."""
    for holder, colour in ((HOLDER, "white"), (OTHER, "gray")):
        buffer = io.BytesIO()
        Image.new("RGB", (200, 200), colour).save(buffer, "PNG")
        receive(buffer.getvalue(), holder=holder)
    assert queries.duplicates_of(HOLDER) == []


def test_the_same_file_twice_in_one_report_is_no_duplicate_report():
    first, second = receive(pdf()), receive(pdf())
    assert queries.duplicates_of(HOLDER) == []
    assert queries.same_content(first) == [second]


def test_a_holder_without_files_has_no_duplicates():
    assert queries.duplicates_of(HOLDER) == []


def test_exhibits_of_a_holder_come_in_order_and_are_counted():
    for text in (b"mot", b"hai", b"ba"):
        receive(text)
    receive(b"bon", holder=OTHER)
    assert [exhibit.number for exhibit in queries.for_holder(HOLDER)] == [1, 2, 3]
    assert queries.count_by_holder([HOLDER, OTHER, THIRD]) == {HOLDER: 3, OTHER: 1}


def test_the_number_of_queries_does_not_grow_with_the_files(original):
    for seed in range(5):
        receive(picture("PNG", size=(300, 300), seed=seed))
    with CaptureQueriesContext(
        connection,
    ) as few:
        queries.duplicates_of(HOLDER)
    assert len(few) == 2


@given(st.binary(min_size=32, max_size=32), st.sets(st.integers(0, 255), max_size=31))
def test_no_picture_near_enough_is_missed_by_the_index(pdq, turned):
    other = int.from_bytes(pdq, "big")
    for bit in turned:
        other ^= 1 << bit
    assert set(rules.pdq_near(pdq)) & set(rules.pdq_parts(other.to_bytes(32, "big")))
