"""What must hold of every figure, whatever became of the units it was counted in."""

from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khien.core.refusal import Refused
from khien.directory.rules import check_shares
from khien.directory.rules.restatement import (
    Adding,
    Figure,
    alone,
    certain,
    check_can_restate,
    composed,
    grouped,
    ratio,
    restate,
)
from khien.directory.rules.succession import Edge, Lineage, crosswalk
from plain_restatement import plain_restate

calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
START = date(2020, 1, 1)
YEAR = timedelta(days=365)


def unit(number):
    return UUID(int=number + 1)


@st.composite
def lands(draw, *, most=3, parts=True):
    """A land whose units are merged and divided anew every year, some shares told, some not."""
    units = [unit(n) for n in range(draw(st.integers(1, 6)))]
    first, lives, edges = units, dict.fromkeys(units, START), []
    ends = {}
    for change in range(1, draw(st.integers(1, most)) + 1):
        day = START + change * YEAR
        after = [unit(100 * change + n) for n in range(draw(st.integers(1, 6)))]
        for old in units:
            ways = draw(st.integers(1, 3 if parts else 1))
            targets = draw(st.lists(st.sampled_from(after), min_size=1, max_size=ways, unique=True))
            told = draw(st.booleans())
            weights = [draw(st.integers(1, 9)) for _ in targets]
            for target, weight in zip(targets, weights, strict=True):
                shares = {"children": Fraction(weight, sum(weights))} if told else {}
                edges.append(Edge(day, old, target, whole=len(targets) == 1, shares=shares))
            ends[old] = day
        lives |= dict.fromkeys(after, day)
        units = after
    days = {key: (first_day, ends.get(key)) for key, first_day in lives.items()}
    last = START + change * YEAR
    return first, Lineage(tuple(edges), days), last


def figures_of(units):
    return st.fixed_dictionaries(dict.fromkeys(units, st.integers(0, 10_000)))


def between(lineage, sources, on, to):
    return crosswalk(lineage, sources, on=on, to=to, basis="children")


@calmly
@given(st.data(), lands())
def test_a_total_is_the_same_in_every_vintage(data, land):
    units, lineage, last = land
    figures = data.draw(figures_of(units))
    for to in (START, START + YEAR, last):
        found = restate(figures, between(lineage, units, START, to))
        assert sum(f.value for f in found.values()) == sum(figures.values())


@calmly
@given(st.data(), lands())
def test_the_interval_holds_the_estimate_and_every_possible_truth(data, land):
    units, lineage, last = land
    figures = data.draw(figures_of(units))
    found = restate(figures, between(lineage, units, START, last))
    for figure in found.values():
        assert figure.low <= figure.value <= figure.high
        assert bool(figure.bases) is not figure.exact


@calmly
@given(st.data(), lands(parts=False))
def test_whole_paths_stay_integers_and_exact(data, land):
    units, lineage, last = land
    found = restate(data.draw(figures_of(units)), between(lineage, units, START, last))
    assert all(type(f.value) is int and f.exact for f in found.values())


@calmly
@given(st.data(), lands())
def test_twice_to_the_same_day_changes_nothing(data, land):
    units, lineage, last = land
    once = restate(data.draw(figures_of(units)), between(lineage, units, START, last))
    assert restate(once, between(lineage, once, last, last)) == once


@calmly
@given(lands())
def test_a_way_in_two_stretches_is_the_same_way(land):
    """Where each part goes, and how large it is; by what it was shared out may be told at more
    length, where parts met in between and what they were shared by no longer matters.
    """
    units, lineage, last = land
    middle = START + YEAR
    first = between(lineage, units, START, middle)
    reached = {link.target for links in first.values() for link in links}
    whole = between(lineage, units, START, last)
    assert parts(composed(first, between(lineage, reached, middle, last))) == parts(whole)


def parts(way):
    return {source: {(each.target, each.share) for each in links} for source, links in way.items()}


@calmly
@given(st.data(), lands())
def test_parts_that_stay_in_one_territory_are_exact_there(data, land):
    units, lineage, last = land
    figures = data.draw(figures_of(units))
    way = between(lineage, units, START, last)
    province = unit(9_999)
    targets = {link.target for links in way.values() for link in links}
    found = restate(figures, grouped(way, dict.fromkeys(targets, province)))
    assert found == {province: certain(sum(figures.values()))}


@calmly
@given(st.data(), lands())
def test_an_independent_count_agrees(data, land):
    units, lineage, last = land
    figures = data.draw(figures_of(units))
    ours = restate(figures, between(lineage, units, START, last))
    plain = plain_restate(figures, lineage.edges, START, last)
    assert ours.keys() == plain.keys()
    for key, figure in ours.items():
        said = (figure.value, figure.low, figure.high)
        assert [float(x) for x in said] == pytest.approx(list(plain[key]))


@calmly
@given(st.data(), lands(most=1, parts=False))
def test_there_and_back_keeps_the_total_and_only_what_nobody_joined_is_exact(data, land):
    units, lineage, last = land
    figures = data.draw(figures_of(units))
    there = restate(figures, between(lineage, units, START, last))
    back = restate(there, between(lineage, there, last, START))
    assert sum(f.value for f in back.values()) == sum(figures.values())
    for key, figure in back.items():
        (target,) = {e.successor for e in lineage.edges if e.predecessor == key}
        alone_there = sum(e.successor == target for e in lineage.edges) == 1
        assert figure.low <= figures[key] <= figure.high
        assert not alone_there or figure == certain(figures[key])


A, B, C = unit(1), unit(2), unit(3)
DAY = START + YEAR


def test_back_among_many_by_what_each_brought():
    lineage = Lineage((Edge(DAY, A, C, whole=True), Edge(DAY, B, C, whole=True)))
    way = crosswalk(lineage, [C], on=DAY, to=START, basis="children", weights={A: 30, B: 10})
    assert restate({C: 8}, way)[A] == Figure(6, 0, 8, frozenset({"children"}))


def test_who_gave_a_part_away_keeps_the_rest():
    lives = {A: (None, None), B: (None, None)}
    lineage = Lineage((Edge(DAY, A, B, whole=False),), lives)
    found = restate({A: 10, B: 4}, between(lineage, [A, B], START, DAY))
    assert (found[A].value, found[A].exact) == (5, False)
    assert (found[B].low, found[B].value, found[B].high) == (4, 9, 14)


def test_a_part_whose_rest_is_untold_is_no_exact_figure():
    lineage = Lineage((Edge(DAY, A, B, whole=False),), {A: (None, DAY), B: (DAY, None)})
    assert restate({A: 10}, between(lineage, [A], START, DAY)) == {
        B: Figure(10, 0, 10, frozenset({"equal"}))
    }


def test_part_of_the_land_and_all_of_the_people_is_all_of_the_children():
    shares = [{"population": Fraction(1)}, {"population": Fraction(0)}]
    edges = [
        Edge(DAY, A, to, whole=False, shares=told) for to, told in zip((B, C), shares, strict=True)
    ]
    lineage = Lineage(tuple(edges), {A: (None, DAY)})
    assert restate({A: 10}, between(lineage, [A], START, DAY)) == {B: certain(10)}
    of_land = crosswalk(lineage, [A], on=START, to=DAY, basis="area")
    assert not restate({A: 10}, of_land)[B].exact


@pytest.mark.parametrize("adding", [each for each in Adding if each is not Adding.COUNT])
def test_what_cannot_be_added_is_refused_in_words(adding):
    check_can_restate(adding, [A], {A: alone(B)})
    with pytest.raises(Refused, match=r"cộng|trung bình"):
        check_can_restate(adding, [A, C], {A: alone(B), C: alone(B)})


def test_shares_are_exactly_one():
    check_shares({A: Fraction(1, 3), B: Fraction(1, 3), C: Fraction(1, 3)}, {A, B, C})
    with pytest.raises(Refused, match="cộng lại được 0,999, phải bằng đúng 1"):
        check_shares({A: Fraction("0.333"), B: Fraction("0.666")}, {A, B})
    with pytest.raises(Refused, match="từng đơn vị kế thừa"):
        check_shares({A: Fraction(1)}, {A, B})
    with pytest.raises(Refused, match="nhỏ hơn 0"):
        check_shares({A: Fraction(2), B: Fraction(-1)}, {A, B})


@calmly
@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_ratio_lies_in_its_interval(done, also, asked, more):
    denominator = Figure(done + asked, done, done + asked + more + also)
    numerator = Figure(done, 0, done + also)
    found = ratio(numerator, denominator)
    if done + asked == 0:
        assert found is None  # "không phát sinh"
    else:
        assert found.low <= found.value <= found.high <= 1, "of a part to its whole"


def test_more_than_its_whole_stays_more():
    assert ratio(certain(3), certain(2)) == Figure(Fraction(3, 2), Fraction(3, 2), Fraction(3, 2))


def test_nothing_negative():
    with pytest.raises(ValueError, match="only counts"):
        certain(-1)
