"""What counts as delivered, as rules."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from khien.partners.forms.fields import QuantityField
from khien.partners.rules.commitments import CommitmentState, state
from khien.partners.rules.partners import same_house, share_a_host

DUE = date(2026, 6, 30)
AMOUNTS = st.decimals(0, 100, places=2)
DAYS = st.integers(-40, 40).map(lambda days: DUE + timedelta(days=days))


def promised(quantity=20, cancelled_on=None):
    return SimpleNamespace(quantity=Decimal(quantity), due=DUE, cancelled_on=cancelled_on)


@pytest.mark.parametrize(
    ("delivered", "on", "told"),
    [
        (0, DUE, "open"),
        (5, DUE, "partly"),
        (20, DUE, "delivered"),
        (19, DUE + timedelta(days=1), "overdue"),
        (25, DUE + timedelta(days=99), "delivered"),
    ],
)
def test_state_follows_from_days_and_what_arrived(delivered, on, told):
    assert state(promised(), Decimal(delivered), on=on) == told


@given(AMOUNTS, AMOUNTS, DAYS)
def test_more_never_makes_it_worse_and_time_alone_never_better(less, more, on):
    rank = [CommitmentState.OVERDUE, CommitmentState.OPEN, CommitmentState.PARTLY, "delivered"]
    low, high = sorted([less, more])
    assert rank.index(state(promised(), low, on=on)) <= rank.index(state(promised(), high, on=on))
    later = state(promised(), low, on=on + timedelta(days=1))
    assert rank.index(later) <= rank.index(state(promised(), low, on=on))


@given(AMOUNTS, DAYS, DAYS)
def test_cancelled_is_neither_late_nor_owed(delivered, cancelled_on, on):
    told = state(promised(cancelled_on=cancelled_on), delivered, on=on)
    if on >= cancelled_on:
        assert told in {CommitmentState.CANCELLED, CommitmentState.DELIVERED}


@pytest.mark.parametrize(
    ("typed", "number"),
    [("25", "25"), ("1.500.000", "1500000"), ("2,5", "2.5"), ("2.5", "2.5"), ("1 200", "1200")],
)
def test_numbers_as_people_type_them(typed, number):
    assert QuantityField("x").clean(typed) == Decimal(number)


@given(st.decimals(0, 10**12, places=2))
def test_a_number_written_our_way_is_read_back(amount):
    written = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert QuantityField("x").clean(written) == amount


@pytest.mark.parametrize("typed", ["-5", "1e9", "năm", "1,2,3", "٣", "9" * 20, "NaN", ""])
def test_what_is_no_number_is_said(typed):
    with pytest.raises(forms.ValidationError):
        QuantityField("x").clean(typed)


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        ("vidu.vn", "vidu.vn", True),
        ("m.vidu.vn", "vidu.vn", True),
        ("khacvidu.vn", "vidu.vn", False),
    ],
)
def test_a_host_below_another_is_of_the_same_house(mine, theirs, same):
    assert same_house(mine, theirs) is same
    assert same_house(theirs, mine) is same
    assert not share_a_host([], [theirs])
