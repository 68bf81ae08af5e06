"""How urgent a report is, and why: fixed questions that hold whatever is asked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.intake.models import Answer, Door, HarmKind, PriorityLevel
from khien.intake.rules.priority import REASONS, PriorityFacts, assess, rank, sentences

SIGNS = ("self_harm", "violence", "meeting", "publish")
QUIET = PriorityFacts(danger_now=Answer.NO, child_age=None, kinds=(), signs=frozenset())

facts = st.builds(
    PriorityFacts,
    danger_now=st.sampled_from(Answer.values),
    child_age=st.none() | st.integers(0, 120),
    kinds=st.lists(st.sampled_from(HarmKind.values), unique=True).map(tuple),
    signs=st.frozensets(st.sampled_from(SIGNS)),
    again=st.booleans(),
    offender_near=st.sampled_from(Answer.values),
    door=st.sampled_from(Door.values),
)
dangers = st.sampled_from(
    [
        lambda f: replace(f, danger_now=Answer.YES),
        lambda f: replace(f, offender_near=Answer.YES),
        lambda f: replace(f, again=True),
        lambda f: replace(f, child_age=7),
        *[lambda f, sign=sign: replace(f, signs=f.signs | {sign}) for sign in SIGNS],
        *[lambda f, kind=kind: replace(f, kinds=(*f.kinds, kind)) for kind in HarmKind.values],
    ]
)


@given(facts, dangers)
def test_one_more_danger_never_makes_a_report_less_urgent(known, add):
    assert rank(assess(add(known)).level) >= rank(assess(known).level)


@given(facts)
def test_every_level_has_a_reason_that_can_be_read(known):
    found = assess(known)
    assert found.reasons
    assert len(sentences(found.reasons)) == len(found.reasons)
    assert max(rank(REASONS[code][0]) for code in found.reasons) == rank(found.level)
    assert [*found.reasons] == sorted(found.reasons, key=[*REASONS].index)


@given(facts)
def test_the_same_answers_give_the_same_level_in_whatever_order(known):
    turned = replace(known, kinds=tuple(reversed(known.kinds)))
    assert assess(known) == assess(turned) == assess(known)


@pytest.mark.parametrize(
    ("change", "level", "reason"),
    [
        ({"danger_now": Answer.YES}, PriorityLevel.RED, "danger_now"),
        ({"offender_near": Answer.YES}, PriorityLevel.RED, "offender_near"),
        ({"signs": frozenset({"meeting"})}, PriorityLevel.RED, "sign_meeting"),
        ({"signs": frozenset({"publish"})}, PriorityLevel.RED, "sign_publish"),
        ({"signs": frozenset({"self_harm"})}, PriorityLevel.RED, "sign_self_harm"),
        ({"kinds": ("extortion",)}, PriorityLevel.ORANGE, "kind_extortion"),
        ({"child_age": 10}, PriorityLevel.ORANGE, "young_child"),
        ({"child_age": 11}, PriorityLevel.GREEN, "is_child"),
        ({"again": True}, PriorityLevel.ORANGE, "again"),
        ({"kinds": ("overuse",)}, PriorityLevel.GREEN, "no_sign"),
        ({}, PriorityLevel.GREEN, "no_sign"),
    ],
)
def test_each_question_weighs_what_it_should(change, level, reason):
    found = assess(replace(QUIET, **change))
    assert found.level == level
    assert found.reasons[0] == reason


def test_a_reason_of_an_older_version_is_left_out():
    assert sentences(["no_longer_used", "again"]) == sentences(["again"])


def test_where_no_age_is_known_the_age_of_the_door_counts():
    at_the_door = assess(replace(QUIET, door=Door.CHILD))
    assert (at_the_door.level, at_the_door.reasons) == (PriorityLevel.ORANGE, ("young_child",))
    assert assess(replace(QUIET, door=Door.TEEN)).reasons == ("is_child",)
    assert assess(replace(QUIET, door=Door.PARENT)).reasons == ("no_sign",)
    assert assess(replace(QUIET, door=Door.CHILD, child_age=13)).reasons == ("is_child",)
