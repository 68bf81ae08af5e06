from hypothesis import given
from hypothesis import strategies as st

from khien.core import measures
from khien.core.measures import Figure, Tally, total

tallies = st.lists(
    st.builds(
        lambda done, pending, failed: Tally(
            None, done, done + pending + failed, done, done + failed
        ),
        *[st.integers(0, 500)] * 3,
    )
)


def test_nothing_of_nothing_has_not_arisen():
    figure = Figure(0, 0)
    assert figure.percent is None


def test_none_of_some_is_nought_percent():
    assert Figure(0, 4).percent == 0


@given(tallies)
def test_pending_work_lowers_the_strict_figure_only(rows: list[Tally]):
    strict, settled = total(rows)
    assert strict.numerator == settled.numerator
    assert strict.denominator >= settled.denominator
    if settled.percent is not None and strict.percent is not None:
        assert strict.percent <= settled.percent


def test_what_several_measures_share_is_asked_once_while_they_are_counted_together():
    asked = []

    @measures.asked_once
    def question(day):
        asked.append(day)
        return day

    question(1)
    question(1)
    assert asked == [1, 1], "alone, each time"
    with measures.counted_together():
        question(2)
        question(3)
        with measures.counted_together():
            assert question(2) == 2
    assert asked == [1, 1, 2, 3]
    question(2)
    assert asked[-1] == 2
