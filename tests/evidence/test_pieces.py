"""The part of a file that a player asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.evidence.views.pieces import asked, between

place = st.integers(0, 20)


@given(st.lists(st.binary(min_size=1, max_size=4), min_size=1, max_size=5), place, place)
def test_a_part_is_the_part(pieces, one, other):
    whole = b"".join(pieces)
    first, last = sorted((one % len(whole), other % len(whole)))
    assert b"".join(between(pieces, first, last)) == whole[first : last + 1]
    assert asked(f"bytes={first}-{last}", len(whole)) == (first, last)


@pytest.mark.parametrize("header", ["", "bytes=9-", "bytes=5-2", "bytes=-3", "x", "bytes=0-1,3-4"])
def test_what_is_asked_wrongly_gets_the_whole(header):
    assert asked(header, 9) is None
