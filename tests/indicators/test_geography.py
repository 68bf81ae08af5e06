"""Counts said by other borders: the same in total, exact where nothing was divided."""

from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from khien.core.measures import Tally, added
from khien.directory.queries.restatement import Way
from khien.directory.rules.restatement import Link, alone
from khien.indicators.queries.geography import landed, moved
from khien.indicators.rules import gives_away, too_few

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


def test_a_former_province_is_hidden_where_less_todays_communes_it_tells_of_a_few():
    few = landed({A: 4, C: 9}, THERE)
    assert gives_away(few, {X}), "X less what is shown of A and B is the four of A"
    assert not gives_away(landed({A: 4, B: 9}, THERE), {X, Y})
    assert gives_away(landed({B: 9}, THERE), {X}), "of one alone, divided or not"


@given(
    st.dictionaries(st.sampled_from([A, B, C, None]), st.integers(1, 30)), st.sampled_from([X, Y])
)
def test_what_went_there_in_part_counts_on_both_sides(counts, part):
    targets = {None: {None}} | {
        unit: {link.target for link in links} for unit, links in THERE.crosswalk.items()
    }
    inside = [count for unit, count in counts.items() if part in targets[unit]]
    outside = [count for unit, count in counts.items() if targets[unit] - {part}]
    told = gives_away(landed(counts, THERE), {part})
    assert told == (too_few(inside) or too_few(outside))
