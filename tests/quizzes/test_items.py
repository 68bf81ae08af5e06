"""Marking, and questions written as lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures_quizzes import ITEMS, RIGHT
from khien.core.refusal import Refused
from khien.quizzes.items import Item, Kind, as_plain, check_item, from_plain, mark
from khien.quizzes.items.lines import read, written

KINDS = st.sampled_from(list(Kind))
ANSWERS = st.lists(st.integers(-1, 5), max_size=6) | st.text(max_size=20)


@pytest.mark.parametrize("kind", Kind)
def test_the_right_answer_is_wholly_right_and_none_is_wrong(kind):
    assert mark(ITEMS[kind], RIGHT[kind]) == 1
    assert mark(ITEMS[kind], ()) == 0
    assert mark(ITEMS[kind], "") == 0


@given(KINDS, ANSWERS)
def test_whatever_is_sent_a_score_is_a_share(kind, answer):
    assert 0 <= mark(ITEMS[kind], answer) <= 1


def test_marking_everything_is_no_way_to_be_right():
    assert mark(ITEMS[Kind.MULTIPLE], [0, 1, 2]) == 0.5
    assert mark(ITEMS[Kind.MULTIPLE], [2]) == 0
    assert mark(ITEMS[Kind.SINGLE], [0, 1]) == 0


def test_part_of_an_order_counts_in_part():
    assert mark(ITEMS[Kind.ORDER], [0, 2, 1]) == pytest.approx(1 / 3)
    assert mark(ITEMS[Kind.MATCHING], [0, 0, 0]) == pytest.approx(1 / 3)


@pytest.mark.parametrize("kind", Kind)
def test_lines_and_plain_data_give_the_item_back(kind):
    item = ITEMS[kind]
    assert read(kind, item.text, written(item), item.explanation) == item
    assert from_plain(as_plain(item)) == item


@pytest.mark.parametrize(
    ("kind", "lines", "sentence"),
    [
        (Kind.SINGLE, ["a", "b"], "Chưa chọn đáp án"),
        (Kind.SINGLE, ["*a", "*b"], "đúng một đáp án"),
        (Kind.SINGLE, ["*a", "A"], "giống nhau"),
        (Kind.SINGLE, ["*a"], "từ 2 đến 10"),
        (Kind.MULTIPLE, ["*a", "*"], "còn trống"),
        (Kind.MATCHING, ["a = b", "c"], "thiếu dấu ="),
        (Kind.MATCHING, ["a = b", "c = b"], "giống nhau"),
        (Kind.TRUE_FALSE, ["có lẽ"], "Đúng"),
        (Kind.SHORT, ["…"], "chữ hoặc số"),
        (Kind.SINGLE, ["*" + "x" * 301, "b"], "dài nhất 300"),
    ],
)
def test_what_cannot_be_a_question_is_said(kind, lines, sentence):
    with pytest.raises(Refused, match=sentence):
        check_item(read(kind, "Câu hỏi?", lines))


def test_a_question_without_words_is_none():
    with pytest.raises(Refused, match="trống"):
        check_item(Item(kind=Kind.TRUE_FALSE, text=" ", key=(0,)))
