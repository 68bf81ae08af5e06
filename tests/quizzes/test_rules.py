"""Drawing, help and what was learnt, as rules."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures_quizzes import ITEMS
from khien.core.refusal import Refused
from khien.quizzes.items import Kind
from khien.quizzes.rules.drawing import draw, shuffled
from khien.quizzes.rules.helping import Reason, Result, reasons
from khien.quizzes.rules.learnt import learnt

QUESTIONS = {
    strand: [UUID(int=number * 10 + place) for place in range(6)]
    for number, strand in enumerate(["S1", "S7", "S9"])
}
SEEDS = st.integers(0, 2**31)
COUNTS = st.dictionaries(st.sampled_from(["S1", "S7", "S9"]), st.integers(1, 6), min_size=1)


@given(SEEDS, COUNTS)
def test_a_seed_draws_the_same_paper_from_the_same_bank(seed, counts):
    drawn = draw(QUESTIONS, counts, seed=seed)
    turned = {strand: list(reversed(there)) for strand, there in QUESTIONS.items()}
    assert draw(turned, counts, seed=seed) == drawn
    assert len(set(drawn)) == len(drawn) == sum(counts.values())
    assert all(sum(v in QUESTIONS[s] for v in drawn) == n for s, n in counts.items())


def test_too_few_questions_are_said_by_their_strand():
    with pytest.raises(Refused, match="S9 chỉ có 6"):
        draw(QUESTIONS, {"S9": 7}, seed=1)


@given(SEEDS)
def test_a_shuffled_paper_asks_everything_once_and_offers_everything(seed):
    items = [(UUID(int=number), item) for number, item in enumerate(ITEMS.values())]
    asked = shuffled(items, seed=seed)
    assert {each.version for each in asked} == {version for version, _item in items}
    for each in asked:
        item = dict(items)[each.version]
        assert sorted(each.options) == list(range(item.shape))
        assert sorted(each.partners) == list(range(len(item.partners)))


@given(SEEDS)
def test_true_stands_before_false_everywhere(seed):
    (asked,) = shuffled([(UUID(int=1), ITEMS[Kind.TRUE_FALSE])], seed=seed)
    assert asked.options == (0, 1)


SHARES = st.floats(0, 1)


@given(SHARES, SHARES, SHARES, st.booleans())
def test_whoever_asks_to_talk_is_always_named_first(share, telling, before, wants):
    result = Result(3, share, {"S9": telling}, wants_to_talk=wants)
    found = reasons(result, pass_percent=60, before=before)
    assert (Reason.WANTS_TO_TALK in found) is wants
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("result", "before", "expected"),
    [
        (Result(1, 0.9, {"S9": 1.0}), None, []),
        (Result(1, 0.6, {}), None, []),
        (Result(1, 0.59, {}), None, [Reason.BELOW]),
        (Result(1, 0.9, {"S9": 0.4}), None, [Reason.TELLING]),
        (Result(1, 0.7, {}), 0.95, [Reason.FELL]),
        (Result(1, 0.7, {}), 0.5, []),
    ],
)
def test_whom_the_teacher_is_pointed_to(result, before, expected):
    assert reasons(result, pass_percent=60, before=before) == expected


@given(st.dictionaries(st.integers(1, 40), SHARES), st.dictionaries(st.integers(1, 40), SHARES))
def test_only_pupils_who_answered_both_are_compared(before, after):
    found = learnt(before, after)
    both = before.keys() & after.keys()
    assert (found is None) is (not both)
    if found:
        assert found.pupils == len(both)
        assert found.gain is None or found.gain <= 1 + 1e-9


def test_what_was_learnt_is_measured_by_what_was_left_to_learn():
    assert learnt({1: 0.4, 2: 0.6, 3: 1.0}, {1: 0.8, 2: 0.7}).gain == pytest.approx(0.5)
    assert learnt({1: 1.0}, {1: 1.0}).gain is None
