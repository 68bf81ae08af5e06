"""A name heard over the phone meets itself, however it was written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.intake.rules import spelling
from khien.intake.rules.spelling import bones, likeness, shortened, sound, tells_enough, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sinh", "xinh"),
        ("trang", "chang"),
        ("dung", "giung"),
        ("dung", "rung"),
        ("lan", "nan"),
        ("ly", "li"),
        ("quynh", "quinh"),
        ("kien", "cien"),
        ("nghia", "ngia"),
        ("phuong", "fuong"),
        ("lan", "lang"),
        ("linh", "lin"),
        ("bac", "bat"),
        ("bich", "bit"),
        ("hoa", "ha"),
        ("nguyen", "nguien"),
        ("nguyen", "nguen"),
        ("thao", "thau"),
    ],
)
def test_sounds_taken_for_one_another_are_one(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("linh", "lnh"), ("thuong", "thung"), ("ngoc", "ngc")])
def test_a_missing_letter_leaves_the_bones(one, other):
    assert bones(one) == bones(other)


@pytest.mark.parametrize(
    ("one", "other"), [("lan", "hoa"), ("minh", "tam"), ("khanh", "thanh"), ("hai", "mai")]
)
def test_other_names_stay_other_names(one, other):
    assert sound(one) != sound(other)


def test_marks_and_letters_of_a_name_do_not_matter():
    assert words_of("Bùi Thị  Hồng-Nhung") == words_of("bui thi hong nhung")
    assert likeness("bui thi hong nhung", "Bùi Thị Hồng Nhung") == 1


def test_the_likest_name_is_the_one_that_is_written_so():
    asked = "Quách Thị Trinh"
    exact, heard, other = "Quách Thị Trinh", "Quách Thị Chin", "Đinh Văn Nam"
    assert likeness(asked, exact) > likeness(asked, heard) > likeness(asked, other)
    assert likeness("", exact) == likeness(asked, "") == 0


def test_a_common_family_name_alone_says_too_little():
    assert not tells_enough(words_of("Nguyễn Thị"))
    assert tells_enough(words_of("Nguyễn Thị Lan"))


def test_no_more_of_a_name_is_shown_than_needed():
    assert shortened("Bùi Thị Lan") == "B. T. Lan"
    assert shortened("Lan") == "Lan"
    assert shortened("") == ""


def test_a_number_is_found_from_its_eighth_digit_on(db):
    held = spelling.phone_tokens("0912345678")
    assert spelling.phone_token("09123456") in held
    assert spelling.phone_token("0912345") not in held
    assert spelling.phone_token("0912345678") in held


@given(st.text(max_size=40))
def test_whatever_is_typed_has_its_keys(text):
    for word in words_of(text):
        assert sound(word).count("-") >= 2
        assert bones(word)


@given(st.sampled_from(["nguyen", "thuy", "linh", "ngoc", "quyen", "giang", "hoang"]))
def test_a_word_is_as_like_itself_as_can_be(word):
    assert likeness(word, word) == 1
