"""The numbers of a class: as they are typed, and who is on the list on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from khien.core.refusal import Refused
from khien.learning.models import SchoolClass
from khien.learning.rules.roster import check_list, check_move, in_words, numbers_in, on_list

DAY = date(2026, 11, 10)


def school_class(*moves):
    return SchoolClass(numbers=[1, 2, 3, 7], girls=[2], moves=[list(move) for move in moves])


@given(some.sets(some.integers(1, 80), min_size=1))
def test_what_is_shown_is_read_again_as_it_was(numbers):
    assert numbers_in(in_words(numbers)) == sorted(numbers)


def test_numbers_are_read_as_teachers_write_them():
    assert numbers_in(" 1–3; 7 ,9") == [1, 2, 3, 7, 9]
    assert in_words([1, 2, 3, 7]) == "1-3, 7"


@pytest.mark.parametrize("words", ["ba", "3-1", "1-99999999", "-", "1--2", "0"])
def test_anything_else_is_no_number(words):
    with pytest.raises(ValueError, match=r"."):
        numbers_in(words)


def test_who_left_counts_until_the_day_before_and_who_came_from_that_day_on():
    moved = school_class([7, "out", "2026-11-10"], [3, "in", "2026-11-10"])
    assert on_list(moved, date(2026, 11, 9)) == {1, 2, 7}
    assert on_list(moved, DAY) == {1, 2, 3}


@pytest.mark.parametrize(
    ("move", "field"),
    [
        ({"number": 7, "way": "in"}, "number"),
        ({"number": 9, "way": "out"}, "number"),
        ({"number": 81, "way": "in"}, "number"),
        ({"number": 7, "way": "out", "on": date(2026, 11, 11)}, "on"),
    ],
)
def test_a_move_that_cannot_be_is_refused_beside_its_field(move, field):
    with pytest.raises(Refused) as refused:
        check_move(school_class(), **{"on": DAY, "today": DAY} | move)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"numbers": []}, "numbers"),
        ({"numbers": [1, 81]}, "numbers"),
        ({"girls": [5]}, "girls"),
        ({"grade": 6}, "grade"),
    ],
)
def test_a_list_that_cannot_be_is_refused_beside_its_field(said, field):
    asked = {"numbers": [1, 2], "girls": [2], "grade": 3} | said
    with pytest.raises(Refused) as refused:
        check_list(asked["numbers"], asked["girls"], grade=asked["grade"], offered=range(1, 6))
    assert refused.value.field == field
