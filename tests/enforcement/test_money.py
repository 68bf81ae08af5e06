"""Sums of money in words, as official papers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.enforcement.rules.money import dong_in_words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (15_021, "Mười lăm nghìn không trăm hai mươi mốt đồng"),
        (7_500_000, "Bảy triệu năm trăm nghìn đồng"),
        (24_000_105, "Hai mươi tư triệu một trăm linh năm đồng"),
        (1_000_050_000, "Một tỷ không trăm năm mươi nghìn đồng"),
        (10**12, "Một nghìn tỷ đồng"),
    ],
)
def test_sums_in_words(amount, words):
    assert dong_in_words(amount) == words


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_two_sums_are_never_said_alike(one, other):
    assert (dong_in_words(one) == dong_in_words(other)) == (one == other)
