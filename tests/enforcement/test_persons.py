"""Two files are one person where both sides say so; either side parts them; all of it stays."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.core.ids import new_id
from khien.core.ledger import history
from khien.core.measures import Period, measure, total
from khien.core.refusal import Refused
from khien.enforcement import actions
from khien.enforcement.models import MatchVerdict, Respondent, RespondentMatch, Verdict
from khien.enforcement.rules.persons import persons

RECORDS = [new_id() for _ in range(6)]
PAIRS = st.lists(st.sampled_from(list(combinations(RECORDS, 2))))


@given(PAIRS)
def test_whoever_is_joined_is_one_person_in_whatever_order_it_is_said(pairs):
    of = persons(RECORDS, pairs)
    assert all(of[one] == of[other] for one, other in pairs)
    assert of == persons(RECORDS, reversed([(other, one) for one, other in pairs]))
    assert all(person == min(r for r in RECORDS if of[r] == person) for person in of.values())


@given(PAIRS)
def test_nobody_is_joined_without_a_word_for_it(pairs):
    of = persons(RECORDS, pairs)
    joined = {record for pair in pairs for record in pair}
    assert all(of[record] == record for record in RECORDS if record not in joined)


def person_of(violation):
    return Respondent.objects.get(violation=violation).person


def test_one_side_alone_joins_nothing(judge, violation, theirs):
    judge("same")
    assert person_of(violation) != person_of(theirs)


def test_both_sides_make_them_one_and_each_keeps_its_own_record(judge, violation, theirs):
    before = Respondent.objects.get(violation=theirs).identity
    judge("same", "same")
    assert person_of(violation) == person_of(theirs) == violation.respondent_id
    assert Respondent.objects.get(violation=theirs).identity == before
    assert "PersonChanged" in [entry.verb for entry in history(theirs.pk)]


def test_parted_again_each_is_of_its_own_and_what_was_said_stays(
    judge, violation, theirs, other_office
):
    judge("same", "same")
    actions.part(theirs, why="Anh em dùng chung máy.", by=other_office, now=NOW)
    assert person_of(violation) != person_of(theirs)
    said = MatchVerdict.objects.filter(respondent=theirs.respondent_id).order_by("id")
    assert [row.verdict for row in said] == ["same", "different"]
    with pytest.raises(Refused, match="không ghép"):
        actions.part(theirs, why="Nữa", by=other_office, now=NOW)


def test_of_three_one_leaves_and_two_stay(judge, violation, theirs, open_theirs, other_office):
    judge("same", "same")
    third = open_theirs(act="scam")
    ours = RespondentMatch.objects.get(one=theirs.respondent_id, other=third.respondent_id)
    actions.judge(third, ours, Verdict.SAME, why="Cùng đơn vị.", by=other_office, now=NOW)
    assert person_of(violation) == person_of(theirs) == person_of(third)
    actions.part(violation, why="Nhầm số.", by=violation.opened_by, now=NOW)
    assert person_of(theirs) == person_of(third) != person_of(violation)


def test_whoever_works_on_both_files_speaks_for_both(violation, open_one, police):
    other = open_one(act="threat")
    match = RespondentMatch.objects.get()
    actions.judge(other, match, Verdict.SAME, why="Cùng số.", by=police, now=NOW)
    assert person_of(violation) == person_of(other)


@pytest.mark.parametrize(
    ("word", "why", "said"), [("same", " ", "căn cứ"), ("same", "x" * 2001, "2.000")]
)
def test_a_word_has_its_grounds(violation, match, police, word, why, said):
    with pytest.raises(Refused, match=said):
        actions.judge(violation, match, Verdict(word), why=why, by=police, now=NOW)


def test_the_same_is_not_said_twice_and_not_for_another_office(
    judge, violation, match, police, other_office
):
    judge("same")
    with pytest.raises(Refused, match="rồi"):
        judge("same")
    with pytest.raises(Refused, match="đơn vị khác"):
        actions.judge(violation, match, Verdict.DIFFERENT, why="x", by=other_office, now=NOW)


def test_two_files_of_one_person_and_act_count_once(violation, open_theirs, police, other_office):
    twin = open_theirs(act="extortion")
    assert opened_this_month() == 2
    match = RespondentMatch.objects.get()
    for side, by in ((violation, police), (twin, other_office)):
        actions.judge(side, match, Verdict.SAME, why="Đã gọi.", by=by, now=NOW)
    assert opened_this_month() == 1
    actions.part(twin, why="Nhầm.", by=other_office, now=NOW)
    assert opened_this_month() == 2


def opened_this_month():
    day = today(NOW)
    period = Period(day.replace(day=1), day)
    return total(measure("objective_3").count(period, day))[0].denominator
