"""When a child was born: a year or a day, not to come, and in line with the age."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core.refusal import Refused
from khien.support.rules.birth import (
    born_between,
    check_born,
    of_age_soon,
    sixteenth_birthday,
    years,
)

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("3/2013", date(2013, 3, 1), date(2013, 3, 31)),
        ("02/2013", date(2013, 2, 1), date(2013, 2, 28)),
        ("02/2012", date(2012, 2, 1), date(2012, 2, 29)),
        ("5-3-2013", date(2013, 3, 5), date(2013, 3, 5)),
        (" 05.03.2013 ", date(2013, 3, 5), date(2013, 3, 5)),
    ],
)
def test_a_year_a_month_or_a_day_is_read(text, first, last):
    assert born_between(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["0", "13", "31/02/2015", "2013-26-01", "١٢/٠٣/2014", "0000", "5/13/2013", "x", "20133"],
)
def test_what_is_no_date_is_not_guessed(text):
    assert born_between(text) is None
    with pytest.raises(Refused, match="hoặc chỉ năm"):
        check_born(text, age=None, on=TODAY)


@pytest.mark.parametrize("text", ["26/11/2026", "12/2026", "2031"])
def test_nobody_is_born_in_the_future(text):
    with pytest.raises(Refused, match="tương lai"):
        check_born(text, age=None, on=TODAY)


def test_this_year_and_this_month_may_still_be_in_the_past():
    for written in ("2026", "11/2026"):
        check_born(written, age=0, on=TODAY)
    assert years(date(2026, 12, 31), TODAY) == -1


@pytest.mark.parametrize("text", ["1900", "25/11/2008", "2007"])
def test_somebody_of_eighteen_is_no_child(text):
    with pytest.raises(Refused, match="18 tuổi"):
        check_born(text, age=None, on=TODAY)


def test_age_and_birth_must_agree():
    for age in (12, 13):
        check_born("2013", age=age, on=TODAY)
    for age in (11, 14):
        with pytest.raises(Refused, match="không khớp"):
            check_born("2013", age=age, on=TODAY)
    check_born("", age=5, on=TODAY)


@given(born=st.dates(date(2009, 1, 1), TODAY))
def test_the_true_age_agrees_however_exactly_the_birth_is_known(born):
    age = years(born, TODAY)
    for written in (f"{born:%d/%m/%Y}", f"{born:%m/%Y}", f"{born:%Y}"):
        first, last = born_between(written)
        assert first <= born <= last
        check_born(written, age=age, on=TODAY)


@pytest.mark.parametrize(
    ("born", "day"),
    [
        ("25/12/2010", (date(2026, 12, 25), date(2026, 12, 25))),  # in 30 days
        ("26/12/2010", None),
        ("01/03/2010", (date(2026, 3, 1), date(2026, 3, 1))),  # already
        ("12/2010", (date(2026, 12, 1), date(2026, 12, 31))),  # the day is not known
        ("2010", (date(2026, 1, 1), date(2026, 12, 31))),
        ("2011", None),
        ("", None),
    ],
)
def test_a_child_that_turns_sixteen_within_a_month_is_told(born, day):
    assert of_age_soon(born, on=TODAY) == day


@given(born=st.dates(date(2009, 1, 1), TODAY), on=st.dates(TODAY, date(2045, 1, 1)))
def test_knowing_less_tells_no_later(born, on):
    known = [
        of_age_soon(each, on=on) for each in (f"{born:%d/%m/%Y}", f"{born:%m/%Y}", f"{born:%Y}")
    ]
    day, month, year = (each is not None for each in known)
    assert day <= month <= year
    assert all(each[0] <= sixteenth_birthday(born) <= each[1] for each in known if each)


def test_born_on_the_29th_of_february_is_sixteen_on_a_day_that_exists():
    assert sixteenth_birthday(date(2012, 2, 29)) == date(2028, 2, 29)
    assert sixteenth_birthday(date(2084, 2, 29)) == date(2100, 3, 1)
