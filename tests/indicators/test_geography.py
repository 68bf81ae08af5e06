"""Counts said by other borders: the same in total, exact where nothing was divided."""

from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from khien.core.measures import Tally, added
from khien.directory.queries.restatement import Way
from khien.directory.rules.restatement import Link, alone
from khien.indicators.queries.geography import moved

A, B, C, X, Y = (UUID(int=n) for n in range(1, 6))
THERE = Way(
    {
        A: alone(X),
        B: (Link(X, Fraction(1, 4)), Link(Y, Fraction(3, 4))),
        C: alone(Y),
    },
    frozenset({X, Y}),
)


@st.composite
def tallies(draw):
    found = {}
    for unit in (A, B, C, None):
        done, pending, failed = (draw(st.integers(0, 400)) for _ in range(3))
        whole = done + pending + failed
        found[unit] = Tally(unit, done, whole, done, done + failed)
    return found


@given(tallies())
def test_the_total_is_the_same_by_any_borders(cells):
    found, _estimated = moved(cells, THERE)
    assert added(found.values()) == added(cells.values())
    assert found[None] == cells[None]


@given(tallies())
def test_the_interval_of_an_estimate_holds_it(cells):
    found, estimated = moved(cells, THERE)
    for unit, between in estimated.items():
        tally = found[unit]
        percent = float(100 * Fraction(tally.strict_numerator) / tally.denominator)
        assert between.low - 1e-9 <= percent <= between.high + 1e-9


def test_only_what_was_divided_is_an_estimate():
    whole = {A: Tally(A, 3, 4, 3, 3), C: Tally(C, 1, 2, 1, 2)}
    found, estimated = moved(whole, THERE)
    assert estimated == {}
    assert (found[X].strict_numerator, found[X].denominator) == (3, 4)
    divided = {**whole, B: Tally(B, 2, 8, 2, 4)}
    found, estimated = moved(divided, THERE)
    assert estimated.keys() == {X, Y}
    assert (found[Y].strict_numerator, found[Y].denominator) == (Fraction(5, 2), 8)
