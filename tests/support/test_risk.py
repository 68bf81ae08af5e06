"""The conclusion from the grades, its reasons, and a person's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core.refusal import Refused
from khien.support.models import Grade
from khien.support.rules.form_fields import Weight
from khien.support.rules.risk import Row, conclude, settle

ORDER = [Grade.LOW, Grade.MEDIUM, Grade.HIGH]
GRADES = st.one_of(st.none(), st.sampled_from(Grade))
WEIGHTS = st.sampled_from([Weight.DANGER, Weight.ABILITY])
ROWS = st.lists(st.builds(Row, st.just("x"), WEIGHTS, GRADES), min_size=1, max_size=9)


def danger(grade):
    return Row("nguy hiểm", Weight.DANGER, grade)


def ability(grade):
    return Row("khả năng", Weight.ABILITY, grade)


@pytest.mark.parametrize(
    ("rows", "level", "because"),
    [
        ([danger("low"), ability("high")], "low", 0),
        ([danger("low"), ability("medium")], "low", 0),
        ([danger("medium"), ability("high")], "medium", 1),
        ([danger("low"), ability("low")], "medium", 1),
        ([danger("high"), ability("high")], "high", 1),
        ([danger("medium"), ability("low"), ability("low")], "high", 3),
        ([danger("low"), ability("low"), ability("low")], "medium", 2),
        ([danger(None), ability("high")], "medium", 1),
        ([danger("low"), ability(None)], "medium", 1),
        ([], "medium", 0),
    ],
)
def test_a_conclusion_names_the_rows_that_lead_to_it(rows, level, because):
    rows = [Row(row.label, row.weight, row.grade and Grade(row.grade)) for row in rows]
    found = conclude(rows)
    assert (found.level, len(found.because)) == (level, because)


@given(ROWS, st.data())
def test_a_worse_grade_never_makes_a_child_look_safer(rows, data):
    place = data.draw(st.integers(0, len(rows) - 1))
    row = rows[place]
    worst = Grade.HIGH if row.weight is Weight.DANGER else Grade.LOW
    worse = [*rows[:place], Row(row.label, row.weight, worst), *rows[place + 1 :]]
    assert ORDER.index(conclude(worse).level) >= ORDER.index(conclude(rows).level)


@given(ROWS)
def test_what_nobody_knows_is_not_safe(rows):
    if any(row.grade is None for row in rows):
        assert conclude(rows).level is not Grade.LOW


def test_a_person_may_conclude_otherwise_with_a_reason():
    computed = conclude([danger(Grade.LOW)])
    assert settle(computed, chosen="as_computed", reason="") is Grade.LOW
    assert settle(computed, chosen="low", reason="") is Grade.LOW
    assert settle(computed, chosen="high", reason="Trẻ sợ về nhà") is Grade.HIGH
    with pytest.raises(Refused, match="ghi lý do") as refused:
        settle(computed, chosen="high", reason=" ")
    assert refused.value.field == "conclusion_reason"
